// The compiled module as wasm-bindgen wraps it. It is built from Rust into dist/wasm/, beside the compiled sources.
import type { Plan } from '../generated/plan.js';
import type { Report } from '../generated/report.js';

export type Outcome<Given> = ({ ok: true } & Given) | { ok: false; error: { code: string; message: string } };

/** Without `module_or_path` the module is fetched from beside the wrapper. */
export default function instantiate(source?: { module_or_path: object }): Promise<unknown>;
export function initSync(source: { module: object }): unknown;

/** A question, built up field by field; `judge` and `plan` use it up. */
export class Question {
  document(uri: string, text: string): void;
  intent(intent: string): void;
  assume(assumption: string): void;
  set(override: string): void;
  edition(edition: string): void;
  listChecks(): void;
  repair(goal: string): void;
  omit(section: string): void;
  repair(goal: string): void;
  bounds(fileBytes?: number, depth?: number, aliasExpansions?: number, documents?: number): void;
  judge(): Outcome<{ report: Report }>;
  plan(after: Question): Outcome<{ plan: Plan }>;
}
