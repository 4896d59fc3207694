// The small module as wasm-bindgen wraps it.

/** Without `module_or_path` the module is fetched from beside the wrapper. */
export default function instantiate(source?: { module_or_path: object }): Promise<unknown>;
export function initSync(source: { module: object }): unknown;

/** A question, built up field by field; `judge` uses it up and answers with JSON. */
export class Question {
  document(uri: string, text: string): void;
  intent(intent: string): void;
  assume(assumption: string): void;
  set(override: string): void;
  edition(edition: string): void;
  listChecks(): void;
  severity(value: string): void;
  ignored(glob: string): void;
  config(uri: string): void;
  bounds(fileBytes?: number, depth?: number, aliasExpansions?: number, documents?: number): void;
  judge(): string | undefined;
}
