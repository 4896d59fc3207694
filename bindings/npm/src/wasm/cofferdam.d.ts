// The complete module as wasm-bindgen wraps it. It is built from Rust into dist/wasm/, beside the compiled sources.
import type { Question as Common } from './question.js';
import type { Readers } from './readers.js';

export { default, initSync } from './verdicts.js';

/** What the module asks when texts have other forms than its own. */
export type ReadsForms = Pick<Readers, 'document' | 'read'>;

/** A question; `judge` and `plan` use it up and answer with JSON. */
export class Question extends Common {
  repair(goal: string): void;
  omit(section: string): void;
  judge(readers: ReadsForms): string | undefined;
  plan(after: Question, readers: ReadsForms): string | undefined;
}

/** Reads a config file; answers with JSON, as `judge` does. */
export function readConfig(uri: string, text: string): string | undefined;
