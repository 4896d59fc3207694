// A report for people. Only the order of the sections is settled here; each has a file of its own.
import type { InputDocument, Report } from '../contract.js';
import { answerLines } from './answers.js';
import { assumptionLines } from './assumptions.js';
import { checkLines } from './checks.js';
import { findingSections } from './findings.js';
import { matrixLines } from './matrix.js';
import { openLines } from './open.js';
import { openPage, type PageOptions } from './page.js';
import { partLines } from './parts.js';
import { printable } from './printable.js';
import { problemSections } from './problems.js';
import { repairLines } from './repairs.js';
import { summaryLines } from './summary.js';

export function renderText(given: Report, documents: InputDocument[], options: PageOptions): string {
  const report = printable(given);
  const page = openPage(printable(documents), options);
  const sections = [
    answerLines(page, report),
    partLines(page, report),
    ...findingSections(page, report),
    repairLines(page, report),
    matrixLines(page, report),
    openLines(page, report),
    assumptionLines(page, report),
    ...problemSections(page, report),
    checkLines(page, report),
    summaryLines(page, report),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n');
  return `${text}\n`;
}
