// How many checks ended how; silence would not tell a rule that passed from one that could not be decided.
import type { Check, Report } from '../contract.js';
import { heading, type Page } from './page.js';
import { wordStyle } from './paint.js';
import { subjectWords } from './words.js';

export function checkLines(page: Page, { checks }: Report): string[] {
  const { paint } = page;
  const counts =
    `${checks.violated} violated, ${checks.open} open, ${checks.passed} passed, ` +
    `${checks.notApplicable} not applicable`;
  return [`${paint('bold', 'Checks')}  ${counts}`, ...listLines(page, checks.list ?? [])];
}

function listLines(page: Page, list: Check[]): string[] {
  if (list.length === 0) return [];
  const ruleWidth = Math.max(...list.map(({ rule }) => rule.length));
  return ['', heading(page, 'Every check'), ...list.map((check) => checkLine(page, check, ruleWidth))];
}

function checkLine({ paint }: Page, { code, rule, subject, outcome }: Check, ruleWidth: number): string {
  const word = outcome === 'notApplicable' ? 'not applicable' : outcome;
  return `  ${code}  ${rule.padEnd(ruleWidth)}  ${paint(wordStyle(outcome), word.padEnd(14))}  ${subjectWords(subject)}`;
}
