import type { Finding, Report, Severity } from '../contract.js';
import { diagnosticLines } from './diagnostic.js';
import { fixLines } from './fixes.js';
import { heading, type Page } from './page.js';
import { wrap } from './wrap.js';

const GROUPS: [Severity, string][] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes'],
];

/** One section for each severity that occurs, then what may apply; each finding in a paragraph of its own. */
export function findingSections(page: Page, { findings }: Report): string[][] {
  const certain = findings.filter(({ state }) => state === 'holds');
  const possible = findings.filter(({ state }) => state === 'depends');
  return [
    ...GROUPS.flatMap(([severity, title]) => section(page, title, certain.filter((one) => one.severity === severity))),
    ...section(page, 'Possible, depending on what is not known', possible),
  ];
}

function section(page: Page, title: string, findings: Finding[]): string[][] {
  const [first, ...others] = findings.map((finding) => findingLines(page, finding));
  return first ? [[`${heading(page, title)}  ${findings.length}`, '', ...first], ...others] : [];
}

function findingLines(page: Page, finding: Finding): string[] {
  return [
    ...diagnosticLines(page, finding),
    ...remark(page, 'depends on: ', finding.state === 'depends' ? finding.dependsOn : []),
    ...finding.fixes.flatMap((fix) => fixLines(page, fix)),
    ...remark(page, 'facts: ', finding.facts),
  ];
}

function remark({ paint, width }: Page, label: string, items: string[]): string[] {
  if (items.length === 0) return [];
  return wrap(items.join(', '), width, `  ${label}`).map((line) => paint('dim', line));
}
