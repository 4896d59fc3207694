// Writes the CommonJS twin of the Node entry, and its types.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = new URL('../dist/', import.meta.url);

await build({
  entryPoints: [fileURLToPath(new URL('node.js', dist))],
  outfile: fileURLToPath(new URL('node.cjs', dist)),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // CommonJS has no `import.meta`; the file's own address stands in for it.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
});

// TypeScript reads `.d.ts` here as ES modules, so a CommonJS reader gets the same declarations under `.d.cts`.
for (const name of ['node', 'contract', 'error', 'plan', 'validate', 'repair', 'generated/plan', 'generated/report', 'generated/request']) {
  const declarations = readFileSync(new URL(`${name}.d.ts`, dist), 'utf8');
  writeFileSync(new URL(`${name}.d.cts`, dist), declarations.replaceAll(/(from '\.[^']*)\.js'/g, "$1.cjs'"));
}
