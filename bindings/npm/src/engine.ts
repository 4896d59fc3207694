// The one place that touches the compiled module.
import type { Plan, Report } from './contract.js';
import { CofferdamError } from './error.js';
import { PLACES as IN_PLANS } from './generated/plan-phrases.js';
import { PLACES as IN_REPORTS } from './generated/report-phrases.js';
import { withPhrases } from './phrases.js';
import type { CheckedRequest } from './request.js';
import instantiate, { Question, initSync, type Outcome } from './wasm/cofferdam.js';

let ready = false;

/** Loads the module; without a source, by fetching it from beside the wrapper. */
export async function load(source?: object): Promise<void> {
  await instantiate(source && { module_or_path: source });
  ready = true;
}

export function loadSync(source: object): void {
  initSync({ module: source });
  ready = true;
}

export function isLoaded(): boolean {
  return ready;
}

export function judge(request: CheckedRequest): Report {
  return withPhrases(answered(() => question(request).judge()).report, IN_REPORTS);
}

export function judgePlan(before: CheckedRequest, after: CheckedRequest): Plan {
  return withPhrases(answered(() => question(before).plan(question(after))).plan, IN_PLANS);
}

function answered<Given extends object>(ask: () => Outcome<Given>): Given {
  if (!ready) {
    throw new CofferdamError('not-initialised', 'call `await init()` or `initSync()` once before `validate()` or `plan()`');
  }
  const outcome = guarded(ask);
  if (outcome.ok) return outcome;
  throw new CofferdamError(outcome.error.code, outcome.error.message);
}

function question(request: CheckedRequest): Question {
  const { documents, intents = [], assume = [], set = [], omit = [], edition, listChecks, repair, bounds } = request;
  const question = new Question();
  for (const { uri, text } of documents) question.document(uri, text);
  for (const intent of intents) question.intent(intent);
  for (const assumption of assume) question.assume(assumption);
  for (const override of set) question.set(override);
  for (const section of omit) question.omit(section);
  if (edition !== undefined) question.edition(edition);
  if (listChecks) question.listChecks();
  if (repair) question.repair(repair);
  if (bounds) question.bounds(bounds.fileBytes, bounds.depth, bounds.aliasExpansions, bounds.documents);
  return question;
}

/** A trap within the module is a defect of Cofferdam; say so instead of showing `unreachable`. */
function guarded<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (cause) {
    throw new CofferdamError('internal', `a defect of Cofferdam, please report it: ${cause}`, { cause });
  }
}
