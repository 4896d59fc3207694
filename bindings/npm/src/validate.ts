import type { Report, ValidateRequest } from './contract.js';
import { judge } from './engine.js';
import { checkedRequest } from './request.js';
import { withoutLoneSurrogates } from './surrogates.js';

/**
 * Judges the documents: will it work, how isolated is it, is it as intended, and why.
 *
 * Synchronous, without a network or a file; the answer is plain data that survives `JSON.stringify` and
 * `structuredClone`.
 *
 * @throws {CofferdamError} when the question can not be asked; never because of what a document says.
 */
export function validate(request: ValidateRequest): Report {
  const checked = checkedRequest(request);
  const wellFormed = checked.documents.map(withoutLoneSurrogates);
  const report = judge({ ...checked, documents: wellFormed.map(({ document }) => document) });
  report.problems.unshift(...wellFormed.flatMap(({ problems }) => problems));
  return report;
}
