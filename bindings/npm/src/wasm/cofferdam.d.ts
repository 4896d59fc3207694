// The complete module as wasm-bindgen wraps it. It is built from Rust into dist/wasm/, beside the compiled sources.
import { Question as Plain } from './verdicts.js';

export { default, initSync } from './verdicts.js';

/** A question, built up field by field; `judge` and `plan` use it up. */
export class Question extends Plain {
  repair(goal: string): void;
  omit(section: string): void;
  plan(after: Question): string | undefined;
}

/** Reads a config file; answers with JSON, as `judge` does. */
export function readConfig(uri: string, text: string): string | undefined;
