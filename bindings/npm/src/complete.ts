// The one place that touches the complete module.
import type { ConfigFile, Plan, Report } from './contract.js';
import { Engine } from './engine.js';
import { Module } from './module.js';
import { Readers } from './readers.js';
import { filled, type CheckedRequest } from './request.js';
import * as bindings from './wasm/cofferdam.js';
import * as phrases from './wasm/phrases.js';

export const module = new Module(bindings, 'cofferdam');
const engine = new Engine(module, phrases, () => new bindings.Vocabulary());

/** Judges, and leaves sections empty: those that are named, or all of them. */
export function judge(request: CheckedRequest, omit: readonly string[] | 'all'): Report {
  return engine.answer((asker, told) => question(request, omit).judge(asker, told, new Readers()));
}

export function judgePlan(before: CheckedRequest, after: CheckedRequest): Plan {
  return engine.answer((asker, told) => question(before).plan(question(after), asker, told, new Readers()));
}

/** Reads the text of a config file; `uri` is what remarks call it. */
export function readConfig(uri: string, text: string): ConfigFile {
  return engine.answer((asker, told) => bindings.readConfig(uri, text, asker, told));
}

function question(request: CheckedRequest, omit: readonly string[] | 'all' = request.omit ?? []): bindings.Question {
  const question = filled(new bindings.Question(), request);
  if (omit === 'all') question.answersAlone();
  else for (const section of omit) question.omit(section);
  if (request.repair) question.repair(request.repair);
  return question;
}
