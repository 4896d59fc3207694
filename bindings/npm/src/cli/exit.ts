// Maps a report to an exit status. The only decision taken outside the engine, and it weighs nothing.
import type { Report, SubjectFacts } from '../contract.js';

export const EXIT = { fine: 0, wrong: 1, unusable: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function exitCode(report: Report, requireDecided: boolean): ExitCode {
  if (nothingRecognised(report)) return EXIT.unusable;
  return isWrong(report) || (requireDecided && isUndecided(report)) ? EXIT.wrong : EXIT.fine;
}

function isWrong({ works, intended, findings, problems }: Report): boolean {
  return (
    works.answer === 'no' ||
    intended?.answer === 'no' ||
    findings.some(({ severity, state }) => severity === 'error' && state === 'holds') ||
    problems.some(({ severity }) => severity === 'error')
  );
}

function isUndecided({ works, intended }: Report): boolean {
  return works.answer === 'depends' || intended?.answer === 'depends';
}

/** Kinds of document that are known although nothing in them is judged; each is mentioned under its code. */
const KNOWN_KINDS = new Set(['batch-out-of-scope', 'feature-store', 'kubernetes-out-of-scope', 'template-not-read']);

/** True when no input was of a known kind, and none failed on its own account as unparsable text does. */
export function nothingRecognised({ subjects, problems }: Report): boolean {
  return !subjects.some(isDescribed) && !problems.some(({ code, severity }) => severity === 'error' || KNOWN_KINDS.has(code));
}

/** A subject that no document describes has no name, and nothing is known of it but what was assumed. */
function isDescribed({ subject, facts }: SubjectFacts): boolean {
  return subject.name !== null || facts.some(({ origin }) => origin === 'stated' || origin === 'defaulted');
}
