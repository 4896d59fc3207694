// Who can reach whom, when asked for: one line for each source and destination, and how the traffic goes below it.
import type { Edge, Reach, Report } from '../contract.js';
import { heading, type Page } from './page.js';
import { wordStyle } from './paint.js';
import { wrap } from './wrap.js';

const WIDEST = Math.max(...(['allowed', 'blocked', 'depends', 'disputed'] satisfies Reach[]).map((word) => word.length));

export function reachabilityLines(page: Page, { reachability }: Report): string[] {
  const { nodes, edges } = reachability;
  if (edges.length === 0) return [];
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  const title = (id: string) => titles.get(id) ?? id;
  return [heading(page, 'Who can reach whom'), ...edges.flatMap((edge) => edgeLines(page, edge, `${title(edge.from)} → ${title(edge.to)}`))];
}

function edgeLines({ paint, width }: Page, { answer, ways }: Edge, between: string): string[] {
  const label = `  ${answer.padEnd(WIDEST)}  `;
  const [first = '', ...others] = wrap(between, width, label);
  const below = ways.flatMap(({ when, path, facts }, place) => {
    const condition = ways.length === 1 ? '' : `${clause(when, place)}: `;
    return wrap(`${condition}${path} (${facts.join(', ')})`, width, ' '.repeat(label.length));
  });
  return [paint(wordStyle(answer), label) + first.slice(label.length), ...others, ...below.map((line) => paint('dim', line))];
}

function clause(when: string | undefined, place: number): string {
  if (when === undefined) return 'otherwise';
  return place === 0 ? `if ${when}` : `else if ${when}`;
}
