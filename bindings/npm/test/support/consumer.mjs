// A project that has installed the packed package, made without a network.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { PACKAGE, run } from './package.mjs';

const require = createRequire(import.meta.url);
const SHELL = process.platform === 'win32';

/** Packs the package, unpacks it below node_modules of the folder, and writes the given files beside it. */
export function installPacked(folder, files) {
  const packed = run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: PACKAGE, shell: SHELL });
  const { filename } = JSON.parse(packed.stdout)[0];
  const installed = join(folder, 'node_modules/cofferdam');
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1']);
  link(folder, '@babel/code-frame');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return installed;
}

/** Makes a package of this repository available to the folder; its own dependencies are found where it really lies. */
export function link(folder, name) {
  const target = dirname(require.resolve(`${name}/package.json`));
  const place = join(folder, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(target, place, 'junction');
}

/** Runs the TypeScript compiler of this repository. */
export function tsc(folder, args) {
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  return run(process.execPath, [compiler, ...args], { cwd: folder });
}
