// The one place that touches the small module: verdicts and findings, nothing else.
import type { Verdicts, VerdictsRequest } from './contract.js';
import { Engine } from './engine.js';
import { Module } from './module.js';
import { checkedRequest, filled, FIELDS_OF_VERDICTS } from './request.js';
import { judgedWellFormed } from './surrogates.js';
import * as bindings from './wasm/verdicts.js';
import * as phrases from './wasm/phrases.js';
import WORDS from './wasm/words.js';

export const module = new Module(bindings, 'verdicts', () => bindings.words(WORDS.join('\n')));
const engine = new Engine(module, phrases, () => new bindings.Vocabulary());

/**
 * Judges the documents as `validate` of the complete package does: the same answers, findings, fixes and matrix, without
 * the sections that explain them, repairs and plans.
 *
 * @throws {CofferdamError} when the question can not be asked; never because of what a document says.
 */
export function validate(request: VerdictsRequest): Verdicts {
  return judgedWellFormed(checkedRequest(request, FIELDS_OF_VERDICTS), (question) =>
    engine.answer<Verdicts>((asker, told) => filled(new bindings.Question(), question).judge(asker, told)),
  );
}
