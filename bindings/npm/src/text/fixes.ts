import type { Fix } from '../contract.js';
import type { Page } from './page.js';
import { indent, wrap } from './wrap.js';

const LABEL = '  fix: ';
const UNDER_LABEL = LABEL.length;
const WORDS: Record<Fix['applicability'], string> = {
  safe: ' [edit, safe to apply]',
  unsafe: ' [edit, look before applying]',
  display: '',
};

export function fixLines({ paint, width }: Page, fix: Fix): string[] {
  const [first = '', ...others] = wrap(fix.title + WORDS[fix.applicability], width, LABEL);
  return [
    paint('green', LABEL) + first.slice(UNDER_LABEL),
    ...others,
    ...commandLines(paint, fix.cli, UNDER_LABEL),
    ...(fix.python ? [`${' '.repeat(UNDER_LABEL)}${paint('dim', 'python:')}`, ...indent(fix.python, UNDER_LABEL + 2)] : []),
    ...fix.studio.flatMap((step) => wrap(step, width, `${' '.repeat(UNDER_LABEL)}studio: `)),
  ];
}

/** Commands are never wrapped: they are there to be copied. */
export function commandLines(paint: Page['paint'], commands: string[], by: number): string[] {
  return commands.flatMap((command) => {
    const [first = '', ...others] = command.trimEnd().split('\n');
    return [`${' '.repeat(by)}${paint('dim', '$')} ${first}`, ...others.map((line) => ' '.repeat(by + 2) + line)];
  });
}
