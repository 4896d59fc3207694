// Entry of `cofferdam/verdicts` for Node: the compiled module is read from the package when the caller brings none.
import { readFileSync } from 'node:fs';

import type { Source } from './module.js';
import { module } from './small.js';

export type * from './contract.js';
export { CofferdamError } from './error.js';
export { validate } from './small.js';

module.packed = () => readFileSync(new URL('./wasm/verdicts_bg.wasm', import.meta.url));

/**
 * Loads the compiled module; once is enough, again is harmless.
 *
 * @param source bytes of `cofferdam/verdicts.wasm`, a `WebAssembly.Module` made of them, or a `Response` that delivers them.
 * Without it the module that lies in the package is used.
 */
export const init = (source?: Source): Promise<void> => module.load(source);

/** Like `init`, at once. */
export const initSync = (source?: Source): void => module.loadSync(source);
