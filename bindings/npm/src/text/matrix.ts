import type { MatrixCell, MatrixPlace, Report } from '../contract.js';
import { heading, type Page } from './page.js';
import { wordStyle } from './paint.js';
import { wrap } from './wrap.js';

export function matrixLines(page: Page, { matrix }: Report): string[] {
  if (matrix.length === 0) return [];
  return [heading(page, 'Where it stands in the supported-configuration matrix'), ...matrix.flatMap((place) => placeLines(page, place))];
}

function placeLines(page: Page, { deployment, rows, cells }: MatrixPlace): string[] {
  const owner = deployment === null ? 'any deployment' : `deployment ${deployment}`;
  return [`  ${owner}`, ...rows.flatMap((row) => rowLines(page, row, cells))];
}

function rowLines(page: Page, row: string, cells: MatrixCell[]): string[] {
  return [`    ${row}`, ...cells.filter((cell) => cell.row === row).flatMap((cell) => cellLines(page, cell))];
}

function cellLines({ paint, width }: Page, { status, reason, facts }: MatrixCell): string[] {
  const label = `      ${status.padEnd('unsupported'.length)}  `;
  const sources = facts.length > 0 ? ` (${facts.join(', ')})` : '';
  const [first = '', ...others] = wrap(reason + sources, width, label);
  return [paint(wordStyle(status), label) + first.slice(label.length), ...others];
}
