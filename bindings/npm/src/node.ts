// Entry for Node: compiled modules are read from the package when the caller brings none.
import { readFileSync } from 'node:fs';

import { module } from './complete.js';
import type { Source } from './module.js';
import { module as readers } from './readers.js';

export type * from './contract.js';
export { CofferdamError } from './error.js';
export { repair, type Repairs } from './repair.js';
export { plan } from './plan.js';
export { validate } from './validate.js';

// What is not downloaded is compiled for speed.
const packed = (name: string) => () => readFileSync(new URL(`./wasm/${name}_fast_bg.wasm`, import.meta.url));
module.packed = packed('cofferdam');
readers.packed = packed('readers');

/**
 * Loads the compiled module; once is enough, again is harmless.
 *
 * @param source bytes of `cofferdam/cofferdam.wasm`, a `WebAssembly.Module` made of them, or a `Response` that delivers them.
 * Without it the module that lies in the package is used.
 */
export const init = (source?: Source): Promise<void> => module.load(source);

/** Like `init`, at once. */
export const initSync = (source?: Source): void => module.loadSync(source);

/**
 * Loads the module that reads forms besides YAML and JSON objects: templates, Bicep, Terraform, scripts, Python. It is loaded by itself
 * when a text needs it.
 *
 * @param source as for `init`, of `cofferdam/readers.wasm`
 */
export const initReaders = (source?: Source): Promise<void> => readers.load(source);

/** Like `initReaders`, at once. */
export const initReadersSync = (source?: Source): void => readers.loadSync(source);
