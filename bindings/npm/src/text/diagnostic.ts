// One finding or problem: what is wrong, where, the text there, and related places.
import type { Location, Severity } from '../contract.js';
import { excerptLines } from './excerpt.js';
import type { Page } from './page.js';
import { severityStyle } from './paint.js';
import { placeWords } from './words.js';
import { wrap } from './wrap.js';

export interface Diagnostic {
  severity: Severity;
  code: string;
  message: string;
  locations: Location[];
}

export function diagnosticLines(page: Page, { severity, code, message, locations }: Diagnostic): string[] {
  const label = `${severity}[${code}]`;
  const [first = '', ...others] = wrap(message, page.width, `${label} `, '  ');
  return [
    page.paint(severityStyle(severity), label) + page.paint('bold', first.slice(label.length)),
    ...others.map((line) => page.paint('bold', line)),
    ...inReadingOrder(locations).flatMap((location, index) => locationLines(page, location, index === 0)),
  ];
}

function inReadingOrder(locations: Location[]): Location[] {
  return [...locations].sort((a, b) => Number(b.primary) - Number(a.primary));
}

function locationLines(page: Page, location: Location, isFirst: boolean): string[] {
  const place = placeWords(location.uri, location.range.start);
  const arrow = isFirst ? '  --> ' : '  see ';
  const [first = '', ...others] = location.message ? wrap(location.message, page.width, `${arrow}${place}: `, '      ') : [arrow + place];
  return [page.paint('dim', first.slice(0, arrow.length)) + first.slice(arrow.length), ...others, ...excerptLines(page, location)];
}
