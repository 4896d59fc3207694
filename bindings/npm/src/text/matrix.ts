import type { MatrixCell, MatrixPlace, Report } from '../contract.js';
import { heading, type Page } from './page.js';
import { wordStyle } from './paint.js';
import { wrap } from './wrap.js';

export function matrixLines(page: Page, { matrix }: Report): string[] {
  if (matrix.length === 0) return [];
  return [heading(page, 'Where it stands in the supported-configuration matrix'), ...matrix.flatMap((place) => placeLines(page, place))];
}

function placeLines(page: Page, { deployment, cells }: MatrixPlace): string[] {
  const owner = deployment === null ? 'any deployment' : `deployment ${deployment}`;
  return [`  ${owner}`, ...cells.flatMap((cell) => cellLines(page, cell))];
}

function cellLines({ paint, width }: Page, { row, status, reason, facts }: MatrixCell): string[] {
  const sources = facts.length > 0 ? ` (${facts.join(', ')})` : '';
  return [
    `    ${row}  ${paint(wordStyle(status), status)}`,
    ...wrap(reason + sources, width, '      ').map((line) => paint('dim', line)),
  ];
}
