import { styleText } from 'node:util';

import type { Severity } from '../contract.js';

type Style = Parameters<typeof styleText>[0];

/** Puts a style on a text, or leaves it plain where colours are not wanted. */
export type Paint = (style: Style, text: string) => string;

export function painter(colour: boolean): Paint {
  // Whether colours are wanted is settled by the caller; Node is not to look at the stream once more.
  return colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}

const SEVERITY_STYLES: Record<Severity, Style> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
};

export function severityStyle(severity: Severity): Style {
  return SEVERITY_STYLES[severity];
}

// Answers and matrix statuses; a word that is new to this version stays plain.
const WORD_STYLES: Record<string, Style> = {
  yes: ['bold', 'green'],
  depends: ['bold', 'yellow'],
  no: ['bold', 'red'],
  supported: 'green',
  warning: 'yellow',
  unsupported: 'red',
  passed: 'green',
  open: 'yellow',
  violated: 'red',
};

export function wordStyle(word: string): Style {
  return WORD_STYLES[word] ?? 'reset';
}
