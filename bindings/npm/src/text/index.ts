// A report for people. Only the order of the sections is settled here; each has a file of its own.
import type { InputDocument, Report } from '../contract.js';
import { answerLines } from './answers.js';
import { assumptionLines } from './assumptions.js';
import { checkLines } from './checks.js';
import { findingSections } from './findings.js';
import { inventoryLines } from './inventory.js';
import { matrixLines } from './matrix.js';
import { openLines } from './open.js';
import { openPage, type PageOptions } from './page.js';
import { partLines } from './parts.js';
import { printable } from './printable.js';
import { problemSections } from './problems.js';
import { reachabilityLines } from './reachability.js';
import { repairLines } from './repairs.js';
import { summaryLines } from './summary.js';

/** Sections that are shown only when asked for. */
export const SECTIONS = ['reachability', 'inventory'] as const;
export type ShownSection = (typeof SECTIONS)[number];

export interface TextOptions extends PageOptions {
  show?: readonly ShownSection[];
}

export function renderText(given: Report, documents: InputDocument[], options: TextOptions): string {
  const shown = options.show ?? [];
  const report = printable(given);
  const page = openPage(printable(documents), options);
  const sections = [
    answerLines(page, report),
    partLines(page, report),
    ...findingSections(page, report),
    repairLines(page, report),
    matrixLines(page, report),
    shown.includes('reachability') ? reachabilityLines(page, report) : [],
    shown.includes('inventory') ? inventoryLines(page, report) : [],
    openLines(page, report),
    assumptionLines(page, report),
    ...problemSections(page, report),
    checkLines(page, report),
    summaryLines(page, report),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n');
  return `${text}\n`;
}
