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

/** One section for each severity that occurs, each finding in a paragraph of its own. */
export function findingSections(page: Page, { findings }: Report): string[][] {
  return GROUPS.flatMap(([severity, title]) => {
    const certain = findings.filter((finding) => finding.severity === severity && finding.state === 'holds');
    const possible = findings.filter((finding) => finding.severity === severity && finding.state === 'depends');
    const [first, ...others] = [...certain, ...possible].map((finding) => findingLines(page, finding));
    const counts = `${certain.length} certain, ${possible.length} possible`;
    return first ? [[`${heading(page, title)}  ${counts}`, '', ...first], ...others] : [];
  });
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
