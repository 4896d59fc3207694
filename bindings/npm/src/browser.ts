// Entry for browsers, workers and bundlers: no file system, so modules are fetched or handed in.
import { module } from './complete.js';
import type { Source } from './module.js';
import { module as readers } from './readers.js';

export type * from './contract.js';
export { CofferdamError } from './error.js';
export { repair, type Repairs } from './repair.js';
export { plan } from './plan.js';
export { validate } from './validate.js';

/**
 * Loads the compiled module; once is enough, again is harmless.
 *
 * @param source bytes of `cofferdam/cofferdam.wasm`, a `WebAssembly.Module` made of them, or a `Response` that delivers them.
 * Without it it is fetched from beside this file.
 */
export const init = (source?: Source): Promise<void> => module.load(source);

/** Like `init`, at once; the caller has to bring the module, since nothing can be fetched at once. */
export const initSync = (source?: Source): void => module.loadSync(source);

/**
 * Loads the module that reads forms besides YAML and JSON objects: templates, Bicep, Terraform, scripts, Python.
 * Until then such a text is named by a problem, and nothing in it is judged.
 *
 * @param source as for `init`, of `cofferdam/readers.wasm`
 */
export const initReaders = (source?: Source): Promise<void> => readers.load(source);

/** Like `initReaders`, at once; the caller has to bring the module, since nothing can be fetched at once. */
export const initReadersSync = (source?: Source): void => readers.loadSync(source);
