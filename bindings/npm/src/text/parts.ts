// The answers for each endpoint and deployment alone, where there are several.
import type { Part, Report } from '../contract.js';
import { heading, type Page } from './page.js';
import { wordStyle } from './paint.js';

export function partLines(page: Page, { parts }: Report): string[] {
  if (parts.length < 2) return [];
  const names = parts.map(partName);
  const nameWidth = Math.max(...names.map((name) => name.length));
  return [
    heading(page, 'Each deployment alone'),
    ...parts.map((part, index) => partLine(page, part, (names[index] ?? '').padEnd(nameWidth))),
  ];
}

function partName({ endpoint, deployment }: Part): string {
  return [endpoint ?? '(unnamed endpoint)', deployment].filter((name) => name !== null).join(' / ');
}

function partLine({ paint }: Page, part: Part, name: string): string {
  const exposures = `in: ${part.inbound.join('|')}  out: ${part.outbound.join('|')}`;
  const intended = part.intended === null ? '' : `  as intended: ${paint(wordStyle(part.intended), part.intended)}`;
  return `  ${name}  works: ${paint(wordStyle(part.works), part.works.padEnd(7))}  ${exposures}${intended}`;
}
