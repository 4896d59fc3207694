import type { Assumption, Report } from '../contract.js';
import { commandLines } from './fixes.js';
import { heading, type Page } from './page.js';
import { wrap } from './wrap.js';

/** Preconditions that no document states and that the answers take for granted. */
export function assumptionLines(page: Page, { works }: Report): string[] {
  if (works.assuming.length === 0) return [];
  return [heading(page, 'Taken for granted'), ...works.assuming.flatMap((assumption) => lines(page, assumption))];
}

function lines({ paint, width }: Page, { fact, value, why, unusual, check }: Assumption): string[] {
  return [
    `  ${paint('bold', fact)} = ${value}${unusual ? paint('yellow', ' (unusual for such a configuration)') : ''}`,
    ...wrap(why, width, '    ').map((line) => paint('dim', line)),
    ...commandLines(paint, check, 4),
  ];
}
