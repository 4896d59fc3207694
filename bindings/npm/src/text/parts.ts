// The answers for each endpoint and deployment alone, where there are several.
import type { Part, Report } from '../contract.js';
import { heading, type Page } from './page.js';
import { wordStyle } from './paint.js';
import { inboundWords, outboundWords } from './words.js';
import { wrap } from './wrap.js';

export function partLines(page: Page, { parts }: Report): string[] {
  if (parts.length < 2) return [];
  const names = parts.map(partName);
  const nameWidth = Math.max(...names.map((name) => name.length));
  return [
    heading(page, 'Each deployment alone'),
    ...parts.flatMap((part, index) => onePart(page, part, (names[index] ?? '').padEnd(nameWidth))),
  ];
}

function partName({ endpoint, deployment }: Part): string {
  return [endpoint ?? '(unnamed endpoint)', deployment].filter((name) => name !== null).join(' / ');
}

function onePart({ paint, width }: Page, { works, intended, inbound, outbound }: Part, name: string): string[] {
  const wanted = intended === null ? '' : `  as intended: ${paint(wordStyle(intended), intended)}`;
  return [
    `  ${name}  works: ${paint(wordStyle(works), works.padEnd('depends'.length))}${wanted}`,
    ...wrap(`${inboundWords(inbound)}; ${outboundWords(outbound)}`, width, '    ').map((line) => paint('dim', line)),
  ];
}
