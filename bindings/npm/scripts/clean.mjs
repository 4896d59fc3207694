// Empties dist/ before a build, so that no file of an earlier layout is packed. The compiled module stays: it is
// built beforehand, from Rust.
import { existsSync, readdirSync, rmSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);

const MODULES = ['cofferdam', 'cofferdam_fast', 'verdicts', 'readers', 'readers_fast'].map((name) => `${name}_bg.wasm`);
const missing = [...MODULES, 'phrases.js', 'words.js'].find((name) => !existsSync(new URL(`wasm/${name}`, dist)));
if (missing !== undefined) {
  console.error(`dist/wasm/${missing} is missing: build the wasm module first (cargo xtask build)`);
  process.exit(1);
}
for (const name of readdirSync(dist)) {
  if (name !== 'wasm') rmSync(new URL(name, dist), { recursive: true });
}
