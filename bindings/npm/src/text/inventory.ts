// What comes along with a configuration and what it needs, when asked for, by kind; then how to read what is open.
import type { InventoryItem, Report } from '../contract.js';
import { commandLines } from './fixes.js';
import { heading, type Page } from './page.js';
import { indent, wrap } from './wrap.js';

export function inventoryLines(page: Page, { inventory }: Report): string[] {
  const { items, collector } = inventory;
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return [
    ...(items.length > 0 ? [heading(page, 'What comes along and what is needed')] : []),
    ...kinds.flatMap((kind) => [`  ${kind.replaceAll('_', ' ')}`, ...items.filter((item) => item.kind === kind).flatMap((item) => itemLines(page, item))]),
    ...(collector ? [heading(page, 'To read what is open, and paste the answers beside the files (bash)'), ...indent(collector.bash, 2)] : []),
  ];
}

function itemLines({ paint, width }: Page, { least, most, text, facts, commands }: InventoryItem): string[] {
  const label = `    ${count(least, most)}  `;
  return [...wrap(`${text} (${facts.join(', ')})`, width, label), ...commandLines(paint, commands, label.length)];
}

/** How many: `3`, `0-3`. */
function count(least: number, most: number): string {
  return (least === most ? `${most}` : `${least}-${most}`).padEnd('0-3'.length);
}
