import { initSync, plan as ask } from '../node.js';
import { renderPlan } from '../text/plan.js';
import type { PlanArguments } from './arguments.js';
import { configured } from './config.js';
import { CofferdamError } from '../error.js';
import { EXIT, planExitCode, type ExitCode } from './exit.js';
import { readInputs } from './inputs.js';
import { complain, isColourful, print, terminalWidth } from './output.js';
import { withoutUnrelated } from './unrelated.js';

/** An assumption for one side only starts with the side. */
const SIDE = /^(before|after):(.*)$/s;

export async function plan(given: PlanArguments): Promise<ExitCode> {
  const { format, before, after } = given;
  const configuration = configured(given, [], given.options);
  if (configuration === undefined) return EXIT.unusable;
  const { options, isIgnored } = configuration;
  const sides = { before: await readInputs([before], isIgnored), after: await readInputs([after], isIgnored) };
  const failures = [...sides.before.failures, ...sides.after.failures];
  for (const message of [...failures, ...sides.before.remarks, ...sides.after.remarks]) complain(message);
  if (failures.length > 0) return EXIT.unusable;
  try {
    initSync();
    const question = (side: 'before' | 'after') => ({
      ...options,
      documents: sides[side].documents,
      assume: (options.assume ?? []).flatMap((assumption) => assumed(assumption, side)),
    });
    const answer = ask({ before: question('before'), after: question('after') });
    const told = (side: 'before' | 'after') =>
      withoutUnrelated({ about: { inputs: answer.about[side] }, problems: answer.problems[side] }, sides[side].found);
    const shown = { before: told('before'), after: told('after') };
    const problems = { before: shown.before.problems, after: shown.after.problems };
    print(
      format === 'json'
        ? `${JSON.stringify(answer, null, 2)}\n`
        : renderPlan({ ...answer, problems }, { colour: isColourful(), width: terminalWidth() }),
    );
    for (const { remark } of Object.values(shown)) if (remark !== undefined) complain(remark);
    const status = planExitCode(answer);
    if (status === EXIT.unusable) complain('nothing in the input is of a kind that Cofferdam knows');
    return status;
  } catch (error) {
    if (!(error instanceof CofferdamError)) throw error;
    complain(error.message);
    return EXIT.unusable;
  }
}

function assumed(assumption: string, side: string): string[] {
  const [, only, rest] = SIDE.exec(assumption) ?? [];
  if (only === undefined) return [assumption];
  return only === side && rest !== undefined ? [rest] : [];
}
