// A plan for people: the verdicts before and after, what changes, the ways, and moments of exposure.
import type { Answer, Change, Moment, Note, Plan, PlannedStep, PlannedWay, Standing } from '../contract.js';
import { commandLines } from './fixes.js';
import { heading, openPage, type Page, type PageOptions } from './page.js';
import { severityStyle, wordStyle } from './paint.js';
import { printable } from './printable.js';
import { diagnosticLines } from './diagnostic.js';
import { inboundWords, outboundWords, placeWords, subjectWords } from './words.js';
import { indent, wrap } from './wrap.js';

const POSSIBLE: Record<Answer, string> = {
  yes: 'nothing of it is impossible',
  no: 'something of it is impossible where it is',
  depends: 'whether all of it is possible depends on what is not known',
};

export function renderPlan(given: Plan, options: PageOptions): string {
  const plan = printable(given);
  const page = openPage([], options);
  const problems = [...plan.problems.before, ...plan.problems.after].map((problem) => diagnosticLines(page, problem));
  const sections = [
    [
      ...labelled(page, 'Possible', plan.possible, `, ${POSSIBLE[plan.possible]}`),
      ...standing(page, 'Before', plan.before),
      ...standing(page, 'After', plan.after),
    ],
    ...titled(page, 'What changes', plan.changes.flatMap((change) => changeLines(page, change))),
    ...titled(page, 'On the way', plan.onTheWay.flatMap((note) => noteLines(page, note, '  '))),
    ...plan.ways.map((way) => wayLines(page, way)),
    ...titled(page, 'Open in between', plan.exposed.flatMap((moment) => momentLines(page, moment))),
    ...titled(page, 'Problems with the input', problems.flat()),
    wrap(`${plan.about.notPromised} Rulebook ${plan.rulebookVersion}, edition ${plan.edition}.`, page.width).map((line) =>
      page.paint('dim', line),
    ),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function titled(page: Page, title: string, lines: string[]): string[][] {
  return lines.length > 0 ? [[heading(page, title), ...lines]] : [];
}

function labelled({ paint, width }: Page, label: string, word: Answer, rest: string): string[] {
  const start = label.padEnd('Possible  '.length);
  const [first = '', ...others] = wrap(word + rest, width, start);
  return [paint('bold', start) + paint(wordStyle(word), word) + first.slice(start.length + word.length), ...others];
}

function standing(page: Page, label: string, { works, inbound, outbound, intended, dependsOn }: Standing): string[] {
  const on = works === 'depends' ? ` on ${dependsOn.join(', ')}` : '';
  const meant = intended === null ? '' : `; as intended: ${intended}`;
  const parts = [inbound.length > 0 ? inboundWords(inbound) : '', outbound.length > 0 ? outboundWords(outbound) : ''];
  const open = parts.filter(Boolean).map((part) => `; ${part}`).join('');
  return labelled(page, label, works, `${works === 'depends' ? on : ` (works)`}${open}${meant}`);
}

function changeLines(page: Page, change: Change): string[] {
  const { subject, property, before, after, life, state, notes, afterLocation, beforeLocation } = change;
  const what = property === null ? lifeWords(life) : `${property}: ${values(before)} -> ${values(after)}`;
  const where = afterLocation ?? beforeLocation;
  const place = where == null ? '' : ` (${placeWords(where.uri, where.range.start)})`;
  const perhaps = state === 'depends' ? ' perhaps' : '';
  return [
    ...wrap(`${subjectWords(subject)}${perhaps}, ${what}${place}`, page.width, '  ', '    ').map((line) => page.paint('bold', line)),
    ...(notes.length > 0 ? notes.flatMap((note) => noteLines(page, note, '    ')) : wrap('no source that was read speaks of this change', page.width, '    ')),
  ];
}

function lifeWords(life: string): string {
  return life === 'appears' ? 'new' : life === 'disappears' ? 'goes' : 'as a whole';
}

function values(list: string[]): string {
  return list.length > 0 ? list.join(' or ') : 'not said';
}

function noteLines({ paint, width }: Page, { severity, kind, about, message, facts }: Note, by: string): string[] {
  const label = kind == null ? (about ?? '').replaceAll('_', ' ') : `${severity}, ${kindWords(kind)}`;
  const start = `${by}${label}: `;
  const [first = '', ...others] = wrap(`${message} (${facts.join(', ')})`, width, start, `${by}  `);
  const style = kind == null ? 'dim' : severityStyle(severity);
  return [paint(style, start) + first.slice(start.length), ...others];
}

/** `takesEffectLater` as people write it. */
function kindWords(kind: string): string {
  return kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function wayLines(page: Page, { title, state, steps }: PlannedWay): string[] {
  const perhaps = state === 'depends' ? ' (open only for some of what is not known)' : '';
  return [heading(page, `Way: ${title}${perhaps}`), ...steps.flatMap((step, index) => stepLines(page, step, index + 1))];
}

function stepLines(page: Page, step: PlannedStep, number: number): string[] {
  const start = `  ${number}. `;
  const whom = step.subjects.map(subjectWords).join(', ');
  const condition = step.condition === undefined || step.condition === '' ? '' : `${step.condition}: `;
  return [
    ...wrap(`${condition}${step.title} [${whom}]`, page.width, start),
    ...commandLines(page.paint, step.cli, start.length),
    ...(step.python ? [`${' '.repeat(start.length)}${page.paint('dim', 'python:')}`, ...indent(step.python, start.length + 2)] : []),
    ...step.studio.flatMap((line) => wrap(line, page.width, `${' '.repeat(start.length)}studio: `)),
  ];
}

function momentLines({ paint, width }: Page, { way, state, message }: Moment): string[] {
  const how = way === 'as_written' ? 'applied as written' : `way ${way}`;
  const start = `  ${state === 'depends' ? 'perhaps, ' : ''}${how}: `;
  const [first = '', ...others] = wrap(message, width, start, '    ');
  return [paint(severityStyle('error'), start) + first.slice(start.length), ...others];
}
