import type { Report, ValidateRequest } from './contract.js';
import { answers, judge } from './complete.js';
import { checkedRequest } from './request.js';
import { withLazySections } from './sections.js';
import { judgedWellFormed } from './surrogates.js';

/**
 * Judges the documents: will it work, how isolated is it, is it as intended, and why.
 *
 * Synchronous, without a network or a file; the answer is plain data that survives `JSON.stringify` and
 * `structuredClone`. The sections that explain it are put into words when one of them is first read.
 *
 * @throws {CofferdamError} when the question can not be asked; never because of what a document says.
 */
export function validate(request: ValidateRequest): Report {
  return judgedWellFormed(checkedRequest(request), (question) => {
    // Repairs are looked for once, with the answers.
    const again = (omit: readonly string[]) => judge({ ...question, repair: null }, omit);
    return withLazySections(answers(question), question.omit ?? [], again);
  });
}

/** As `validate`, for who reads every section that is not omitted: all of it is made at once. */
export function validateWhole(request: ValidateRequest): Report {
  return judgedWellFormed(checkedRequest(request), (question) => judge(question, question.omit ?? []));
}
