// Entry for browsers, workers and bundlers: no file system, so the module is fetched or handed in.
import { engine } from './complete.js';
import { CofferdamError } from './error.js';

export type * from './contract.js';
export { CofferdamError } from './error.js';
export { repair, type Repairs } from './repair.js';
export { plan } from './plan.js';
export { validate } from './validate.js';

/** Loads the compiled module, by fetching it from beside this file unless the caller brings it. */
export async function init(moduleOrBytes?: object): Promise<void> {
  if (!engine.isLoaded()) await engine.load(moduleOrBytes);
}

/** Like `init`, at once; the caller has to bring the module, since nothing can be fetched at once. */
export function initSync(moduleOrBytes?: object): void {
  if (engine.isLoaded()) return;
  if (moduleOrBytes === undefined) {
    throw new CofferdamError('module-missing', 'outside Node, `initSync` needs the bytes of `cofferdam/cofferdam.wasm`');
  }
  engine.loadSync(moduleOrBytes);
}
