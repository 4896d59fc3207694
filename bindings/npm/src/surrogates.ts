// Half of a surrogate pair is the one thing a JavaScript string can hold that never reaches the compiled module: on
// the way it silently becomes U+FFFD. So this one problem is reported here; everything else is decided within.
import type { InputDocument, Location, Problem } from './contract.js';
import type { CheckedRequest } from './request.js';

// With the `u` flag a proper pair is one code point, so only lone halves match.
const LONE_SURROGATE = /\p{Surrogate}/gu;
const MOST_PLACES = 10;

/** The request as it can be judged, and a problem for each document that differs from what was given. */
export function wellFormed(request: CheckedRequest): { question: CheckedRequest; problems: Problem[] } {
  const odd = request.documents.filter(({ text }) => !text.isWellFormed());
  if (odd.length === 0) return { question: request, problems: [] };
  const documents = request.documents.map((document) => ({ ...document, text: document.text.toWellFormed() }));
  return { question: { ...request, documents }, problems: odd.map(describe) };
}

/** Judges the request as it can be judged; the report tells of what differs from what was given. */
export function judgedWellFormed<Judged extends { problems: Problem[] }>(
  request: CheckedRequest,
  judge: (question: CheckedRequest) => Judged,
): Judged {
  const { question, problems } = wellFormed(request);
  const judged = judge(question);
  judged.problems.unshift(...problems);
  return judged;
}

function describe({ uri, text }: InputDocument): Problem {
  const offsets = Array.from(text.matchAll(LONE_SURROGATE), (match) => match.index);
  return {
    code: 'lone-surrogate',
    severity: 'error',
    message:
      `the text holds ${offsets.length === 1 ? 'half a surrogate pair' : `${offsets.length} halves of surrogate pairs`}, ` +
      'which no encoding of Unicode can express; it was judged with U+FFFD in place of each: ' +
      'save the text anew or type the character again',
    locations: offsets.slice(0, MOST_PLACES).map((offset, index) => place(uri, text, offset, index === 0)),
  };
}

function place(uri: string, text: string, offset: number, primary: boolean): Location {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const line = lines.length - 1;
  const character = lines[line]?.length ?? 0;
  const range = { start: { line, character }, end: { line, character: character + 1 } };
  return { uri, pointer: '', primary, range };
}
