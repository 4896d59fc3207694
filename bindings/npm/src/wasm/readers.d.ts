// The module that reads forms besides YAML and JSON objects, as wasm-bindgen wraps it.
export { default, initSync } from './verdicts.js';

/** Texts that are read together. */
export class Readers {
  document(uri: string, text: Uint8Array): void;
  read(fileBytes: number, depth: number, aliasExpansions: number, documents: number): Uint8Array | undefined;
  free(): void;
}
