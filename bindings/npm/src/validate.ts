import type { Report, ValidateRequest } from './contract.js';
import { judge } from './complete.js';
import { checkedRequest } from './request.js';
import { SECTIONS, withLazySections } from './sections.js';
import { withoutLoneSurrogates } from './surrogates.js';

/**
 * Judges the documents: will it work, how isolated is it, is it as intended, and why.
 *
 * Synchronous, without a network or a file; the answer is plain data that survives `JSON.stringify` and
 * `structuredClone`. The sections that explain it are put into words when one of them is first read.
 *
 * @throws {CofferdamError} when the question can not be asked; never because of what a document says.
 */
export function validate(request: ValidateRequest): Report {
  const checked = checkedRequest(request);
  const wellFormed = checked.documents.map(withoutLoneSurrogates);
  const question = { ...checked, documents: wellFormed.map(({ document }) => document) };
  const omitted: readonly string[] = question.omit ?? [];
  const later = SECTIONS.filter((name) => !omitted.includes(name));
  // Repairs are looked for once, with the answers.
  const { repair, ...plain } = question;
  const report = withLazySections(judge({ ...question, omit: [...SECTIONS] }), later, (omit) => judge({ ...plain, omit }));
  report.problems.unshift(...wellFormed.flatMap(({ problems }) => problems));
  return report;
}
