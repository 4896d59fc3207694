// The small module as wasm-bindgen wraps it.
import type { Asker } from '../answer.js';
import type { Question as Common } from './question.js';

/** Without `module_or_path` the module is fetched from beside the wrapper. */
export default function instantiate(source?: { module_or_path: object }): Promise<unknown>;
export function initSync(source: { module: object }): unknown;

/** Takes the texts of sentences, one for each line, before anything is asked. */
export function words(texts: string): void;

/** What answers told before, and need not tell again. */
export class Vocabulary {
  free(): void;
}

/** A question; `judge` uses it up. */
export class Question extends Common {
  judge(asker: Asker, vocabulary: Vocabulary): void;
}
