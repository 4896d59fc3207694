// The lines around a place, the place itself underlined.
import { codeFrameColumns } from '@babel/code-frame';

import type { Location, Range } from '../contract.js';
import type { Page } from './page.js';
import type { Paint } from './paint.js';

const ELLIPSIS = '…';

export function excerptLines({ paint, sources, width }: Page, { uri, range, primary }: Location): string[] {
  const around = primary ? 1 : 0;
  const source = sources.get(uri);
  const text = source?.[range.start.line];
  if (source === undefined || text === undefined) return [];
  const marked = window(text, range, width - 20);
  const first = Math.max(0, range.start.line - around);
  const shown = source.slice(first, range.start.line + around + 1).map((line) => shorten(line, width - 20));
  shown[range.start.line - first] = marked.text;
  const frame = codeFrameColumns(
    shown.join('\n'),
    {
      start: { line: range.start.line + 1, column: marked.start + 1 },
      end: { line: range.start.line + 1, column: marked.end + 1 },
    },
    { startLine: first + 1, linesAbove: around, linesBelow: around },
  );
  return frame.split('\n').map((line) => `  ${paintFrame(paint, line)}`);
}

/** The part of a line that holds the range; whole unless it is very long. Of a range of many lines, the first. */
function window(text: string, { start, end }: Range, width: number): { text: string; start: number; end: number } {
  const last = end.line > start.line ? text.length : end.character;
  if (text.length <= width) return { text, start: start.character, end: last };
  const from = Math.max(0, Math.min(start.character - 20, text.length - width));
  const lead = from > 0 ? ELLIPSIS : '';
  const part = lead + shorten(text.slice(from), width);
  const shift = (character: number) => Math.min(character - from + lead.length, part.length);
  return { text: part, start: shift(start.character), end: shift(last) };
}

function shorten(line: string, width: number): string {
  return line.length <= width ? line : line.slice(0, width) + ELLIPSIS;
}

// The library colours only what it takes for JavaScript, so the frame is painted here: gutter faint, marks red.
function paintFrame(paint: Paint, line: string): string {
  const parts = /^(>?)(\s*\d*\s*\|)(.*)$/s.exec(line);
  if (parts === null) return line;
  const [, marker = '', gutter = '', rest = ''] = parts;
  const isUnderline = !/\d/.test(gutter);
  return paint(['bold', 'red'], marker) + paint('dim', gutter) + (isUnderline ? paint(['bold', 'red'], rest) : rest);
}
