// Empties dist/ before a build, so that no file of an earlier layout is packed. The compiled module stays: it is
// built beforehand, from Rust.
import { existsSync, readdirSync, rmSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);

if (!existsSync(new URL('wasm/cofferdam_bg.wasm', dist))) {
  console.error('dist/wasm/cofferdam_bg.wasm is missing: build the wasm module first (cargo xtask build)');
  process.exit(1);
}
for (const name of readdirSync(dist)) {
  if (name !== 'wasm') rmSync(new URL(name, dist), { recursive: true });
}
