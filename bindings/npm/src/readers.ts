// The one place that touches the module that reads forms besides YAML and JSON objects.
import { Module } from './module.js';
import * as bindings from './wasm/readers.js';
import type { ReadsForms } from './wasm/cofferdam.js';

export const module = new Module(bindings, 'readers');

/** Reads texts with the module; where it lies in the package, it is loaded when a text first needs it. */
export class Readers implements ReadsForms {
  readonly #texts: [uri: string, text: Uint8Array][] = [];

  /** What lies in `text` is there until this returns. */
  document(uri: string, text: Uint8Array): void {
    this.#texts.push([uri, text.slice()]);
  }

  /** What became of the documents so far; nothing where the module is not loaded. */
  read(...bounds: Parameters<ReadsForms['read']>): Uint8Array | undefined {
    const texts = this.#texts.splice(0);
    if (module.packed !== undefined) module.loadSync();
    if (!module.isLoaded) return undefined;
    const readers = new bindings.Readers();
    for (const [uri, text] of texts) readers.document(uri, text);
    const read = readers.read(...bounds);
    readers.free();
    return read;
  }
}
