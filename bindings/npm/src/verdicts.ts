// Entry of `cofferdam/verdicts` for Node: the compiled module is read from the package when the caller brings none.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { engine } from './small.js';

export type * from './contract.js';
export { CofferdamError } from './error.js';
export { validate } from './small.js';

/**
 * Loads the compiled module; once is enough, again is harmless.
 *
 * @param moduleOrBytes bytes of `cofferdam/verdicts.wasm`, a `WebAssembly.Module` made of them, or a `Response`
 * that delivers them. Without it the module that lies in the package is used.
 */
export async function init(moduleOrBytes?: object): Promise<void> {
  if (!engine.isLoaded()) await engine.load(moduleOrBytes ?? (await readFile(packedModule())));
}

/** Like `init`, at once. */
export function initSync(moduleOrBytes?: object): void {
  if (!engine.isLoaded()) engine.loadSync(moduleOrBytes ?? readFileSync(packedModule()));
}

function packedModule(): URL {
  return new URL('./wasm/verdicts_bg.wasm', import.meta.url);
}
