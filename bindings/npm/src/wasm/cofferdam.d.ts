// The complete module as wasm-bindgen wraps it. It is built from Rust into dist/wasm/, beside the compiled sources.
import type { Asker } from '../answer.js';
import type { Question as Common } from './question.js';
import type { Readers } from './readers.js';
import type { Vocabulary } from './verdicts.js';

export { default, initSync, Vocabulary } from './verdicts.js';

/** What the module asks when texts have other forms than its own. */
export type ReadsForms = Pick<Readers, 'document' | 'read'>;

/** A question; `judge` and `plan` use it up. */
export class Question extends Common {
  repair(goal: string): void;
  omit(section: string): void;
  answersAlone(): void;
  judge(asker: Asker, vocabulary: Vocabulary, readers: ReadsForms): void;
  plan(after: Question, asker: Asker, vocabulary: Vocabulary, readers: ReadsForms): void;
}

/** Reads a config file. */
export function readConfig(uri: string, text: string, asker: Asker, vocabulary: Vocabulary): void;
