// Writes the CommonJS twins of the Node entries, and their types.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = new URL('../dist/', import.meta.url);

await build({
  entryPoints: ['node.js', 'verdicts.js'].map((name) => fileURLToPath(new URL(name, dist))),
  outdir: fileURLToPath(dist),
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // CommonJS has no `import.meta`; the file's own address stands in for it.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
});

// TypeScript reads `.d.ts` here as ES modules, so a CommonJS reader gets the same declarations under `.d.cts`.
const TYPED = ['answer', 'node', 'verdicts', 'small', 'contract', 'engine', 'error', 'module', 'plan', 'validate', 'repair'];
for (const name of [...TYPED, 'generated/plan', 'generated/report', 'generated/request']) {
  const declarations = readFileSync(new URL(`${name}.d.ts`, dist), 'utf8');
  writeFileSync(new URL(`${name}.d.cts`, dist), declarations.replaceAll(/(from '\.[^']*)\.js'/g, "$1.cjs'"));
}
