import type { Report } from '../contract.js';
import { diagnosticLines } from './diagnostic.js';
import { heading, type Page } from './page.js';

/** Text that could not be read or understood as it stands. */
export function problemSections(page: Page, { problems }: Report): string[][] {
  const [first, ...others] = problems.map((problem) => diagnosticLines(page, problem));
  return first ? [[heading(page, `Problems with the input (${problems.length})`), '', ...first], ...others] : [];
}
