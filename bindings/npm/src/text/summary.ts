import type { Report } from '../contract.js';
import type { Page } from './page.js';
import { wrap } from './wrap.js';

/** Last, where the eye rests when a long report has scrolled by. */
export function summaryLines({ paint, width }: Page, { explanation, about, edition, rulebookVersion }: Report): string[] {
  const source = `Rulebook ${rulebookVersion}, edition ${edition}, knowledge as of ${about.knowledgeAsOf}.`;
  return [
    paint('bold', 'In short'),
    ...wrap(explanation.summary.join(' '), width, '  '),
    '',
    ...wrap(`${about.notPromised} ${source}`, width).map((line) => paint('dim', line)),
  ];
}
