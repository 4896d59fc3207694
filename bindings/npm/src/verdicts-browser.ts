// Entry of `cofferdam/verdicts` for browsers, workers and bundlers: no file system, so the module is fetched or handed in.
import type { Source } from './module.js';
import { module } from './small.js';

export type * from './contract.js';
export { CofferdamError } from './error.js';
export { validate } from './small.js';

/**
 * Loads the compiled module; once is enough, again is harmless.
 *
 * @param source bytes of `cofferdam/verdicts.wasm`, a `WebAssembly.Module` made of them, or a `Response` that delivers them.
 * Without it it is fetched from beside this file.
 */
export const init = (source?: Source): Promise<void> => module.load(source);

/** Like `init`, at once; the caller has to bring the module, since nothing can be fetched at once. */
export const initSync = (source?: Source): void => module.loadSync(source);
