// Maps a report to an exit status. The only decision taken outside the engine, and it weighs nothing.
import type { Plan, Report } from '../contract.js';

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

/** Unusable as for `check`; wrong when something is impossible or open in between, or the goal does not work. */
export function planExitCode({ possible, exposed, after, about, problems }: Plan): ExitCode {
  const errors = [...problems.before, ...problems.after].some(({ severity }) => severity === 'error');
  const inputs = [...about.before, ...about.after];
  if (!errors && inputs.every(({ recognised }) => recognised.length === 0)) return EXIT.unusable;
  const isWrong =
    errors ||
    possible === 'no' ||
    after.works === 'no' ||
    after.intended === 'no' ||
    exposed.some(({ state }) => state === 'holds');
  return isWrong ? EXIT.wrong : EXIT.fine;
}

/** True when no input is of a kind that is judged or known to be out of scope, and none failed on its own account. */
export function nothingRecognised({ about, problems }: Report): boolean {
  return about.inputs.every(({ recognised }) => recognised.length === 0) && !problems.some(({ severity }) => severity === 'error');
}
