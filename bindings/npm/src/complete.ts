// The one place that touches the complete module.
import type { ConfigFile, Plan, Report } from './contract.js';
import { Engine } from './engine.js';
import { Module } from './module.js';
import { Readers } from './readers.js';
import { filled, type CheckedRequest } from './request.js';
import type { Answers } from './sections.js';
import * as bindings from './wasm/cofferdam.js';
import * as phrases from './wasm/phrases.js';

export const module = new Module(bindings, 'cofferdam');
const engine = new Engine(module, phrases, () => new bindings.Vocabulary());

/** Judges, without the sections of the report. */
export function answers(request: CheckedRequest): Answers {
  return engine.answer((asker, told) => {
    const asked = question(request, []);
    asked.answersAlone();
    asked.judge(asker, told, new Readers());
  });
}

/** Judges, and leaves the sections empty that are named. */
export function judge(request: CheckedRequest, omit: readonly string[]): Report {
  return engine.answer((asker, told) => question(request, omit).judge(asker, told, new Readers()));
}

export function judgePlan(before: CheckedRequest, after: CheckedRequest): Plan {
  return engine.answer((asker, told) => question(before).plan(question(after), asker, told, new Readers()));
}

/** Reads the text of a config file; `uri` is what remarks call it. */
export function readConfig(uri: string, text: string): ConfigFile {
  return engine.answer((asker, told) => bindings.readConfig(uri, text, asker, told));
}

function question(request: CheckedRequest, omit: readonly string[] = request.omit ?? []): bindings.Question {
  const question = filled(new bindings.Question(), request);
  for (const section of omit) question.omit(section);
  if (request.repair) question.repair(request.repair);
  return question;
}
