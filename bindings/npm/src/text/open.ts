// What is not known, and the commands that answer it.
import type { OpenFact, Report } from '../contract.js';
import { commandLines } from './fixes.js';
import { heading, type Page } from './page.js';
import { subjectWords } from './words.js';
import { wrap } from './wrap.js';

export function openLines(page: Page, { open }: Report): string[] {
  if (open.length === 0) return [];
  const decisive = open.filter((fact) => fact.decisive);
  const others = open.filter((fact) => !fact.decisive);
  return [
    heading(page, 'Not known'),
    ...decisive.flatMap((fact) => factLines(page, fact)),
    ...otherLines(page, others),
  ];
}

function factLines({ paint, width }: Page, { fact, subject, values, why, ask }: OpenFact): string[] {
  const [first = '', ...others] = wrap(values.join(' | '), width, `  ${fact}: `);
  return [
    `  ${paint('bold', fact)}${first.slice(fact.length + 2)}`,
    ...others,
    ...wrap(`${subjectWords(subject)}: ${why}`, width, '    ').map((line) => paint('dim', line)),
    ...commandLines(paint, ask, 4),
  ];
}

/** Facts that change no answer are only named, once: one script reads those that Resource Manager prints. */
function otherLines({ width }: Page, facts: OpenFact[]): string[] {
  if (facts.length === 0) return [];
  const names = new Set(facts.map(({ fact }) => fact));
  const start = 'without influence on the answers above; `--show inventory` prints a script that reads most: ';
  return wrap(start + [...names].join(', '), width, '  ', '    ');
}
