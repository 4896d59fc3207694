// The compiled module as wasm-bindgen wraps it. It is built from Rust into dist/wasm/, beside the compiled sources.
import type { Report } from '../generated/report.js';

export type Outcome = { ok: true; report: Report } | { ok: false; error: { code: string; message: string } };

/** Without `module_or_path` the module is fetched from beside the wrapper. */
export default function instantiate(source?: { module_or_path: object }): Promise<unknown>;
export function initSync(source: { module: object }): unknown;
export function validate(request: unknown): Outcome;
