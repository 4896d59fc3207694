// The three answers, first of all: will it work, how isolated is it, is it as intended.
import type { Answer, Report } from '../contract.js';
import type { Page } from './page.js';
import { wordStyle } from './paint.js';
import { inboundWords, outboundWords } from './words.js';
import { wrap } from './wrap.js';

const LABEL_WIDTH = 'As intended   '.length;

export function answerLines(page: Page, { works, isolation, intended }: Report): string[] {
  return [
    ...answer(page, 'Works', works.answer, dependence(works.answer, works.dependsOn)),
    ...plain(page, 'Inbound', inboundWords(isolation.inbound)),
    ...plain(page, 'Outbound', outboundWords(isolation.outbound)),
    ...(intended === null
      ? plain(page, 'As intended', 'no intent stated (--intent NAME)')
      : answer(page, 'As intended', intended.answer, `${dependence(intended.answer, intended.dependsOn)} (${intended.intent})`)),
  ];
}

function dependence(answer: Answer, facts: string[]): string {
  return answer === 'depends' ? ` on ${facts.join(', ')}` : '';
}

function answer({ paint, width }: Page, label: string, word: Answer, rest: string): string[] {
  const [first = '', ...others] = wrap(word + rest, width, label.padEnd(LABEL_WIDTH));
  const start = paint('bold', label.padEnd(LABEL_WIDTH)) + paint(wordStyle(word), word);
  return [start + first.slice(LABEL_WIDTH + word.length), ...others];
}

function plain({ paint, width }: Page, label: string, text: string): string[] {
  const [first = '', ...others] = wrap(text, width, label.padEnd(LABEL_WIDTH));
  return [paint('bold', label.padEnd(LABEL_WIDTH)) + first.slice(LABEL_WIDTH), ...others];
}
