// The cheapest changes after which it works and is as intended; shown where it does not or is not.
import type { Repair, Report } from '../contract.js';
import { commandLines } from './fixes.js';
import { heading, type Page } from './page.js';
import { subjectWords } from './words.js';
import { wrap } from './wrap.js';

export function repairLines(page: Page, { works, intended, repairGoal, repairs }: Report): string[] {
  if (works.answer !== 'no' && intended?.answer !== 'no') return [];
  if (repairGoal?.state === 'contradiction') return [heading(page, 'No configuration meets all of these intents')];
  if (repairs.length === 0) return [];
  return [
    heading(page, 'Ways to get there, the cheapest first'),
    ...repairs.flatMap((repair, place) => [
      ...outline(page, repair, place + 1),
      // The others are for comparison; `--format json` has their steps.
      ...(place === 0 ? stepLines(page, repair) : []),
    ]),
  ];
}

function outline({ paint, width }: Page, repair: Repair, number: number): string[] {
  const label = `  ${number}. `;
  const [first = '', ...others] = wrap(repair.title, width, label);
  return [
    paint('bold', label) + first.slice(label.length),
    ...others,
    ...remarks(repair).flatMap((remark) => wrap(remark, width, '     ').map((line) => paint('yellow', line))),
    ...repair.edits.flatMap(({ uri, range, newText }) => wrap(`edit ${uri}:${range.start.line + 1}: ${newText.trim() || 'delete'}`, width, '     ')),
  ];
}

function stepLines({ paint, width }: Page, { steps }: Repair): string[] {
  return steps.flatMap(({ title, cli, studio }) => [
    ...wrap(title, width, '     - ').map((line) => paint('dim', line)),
    ...commandLines(paint, cli, 7),
    ...(cli.length === 0 ? studio.flatMap((step) => wrap(step, width, '       studio: ')) : []),
  ]);
}

function remarks({ irreversible, widens, anew, givesUp }: Repair): string[] {
  return [
    ...(irreversible ? ['can not be undone'] : []),
    ...(widens ? ['opens something that is closed now'] : []),
    ...(anew.length > 0 ? [`to be created anew: ${anew.map(subjectWords).join(', ')}`] : []),
    ...(givesUp.length > 0 ? [`no longer holds: ${givesUp.join(', ')}`] : []),
  ];
}
