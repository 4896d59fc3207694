import type { InputDocument } from '../contract.js';
import { painter, type Paint } from './paint.js';

/** What every section needs: how to paint, how wide the page is, and the lines of the judged texts. */
export interface Page {
  paint: Paint;
  width: number;
  sources: Map<string, string[]>;
}

export interface PageOptions {
  colour: boolean;
  width: number;
}

export function openPage(documents: InputDocument[], { colour, width }: PageOptions): Page {
  const sources = new Map(documents.map(({ uri, text }) => [uri, text.split(/\r\n|\n|\r/)]));
  return { paint: painter(colour), width, sources };
}

export function heading({ paint }: Page, text: string): string {
  return paint('bold', text);
}
