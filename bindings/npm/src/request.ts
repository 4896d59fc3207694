// Shapes a request before it crosses into the compiled module, which can not see fields that it does not know.
import type { Bounds, InputDocument, ValidateRequest, VerdictsRequest } from './contract.js';
import { CofferdamError } from './error.js';
import { SECTIONS } from './sections.js';
import type { Question } from './wasm/question.js';

// Typed by the contract: a field added there and forgotten here does not compile.
const REQUEST_FIELDS: Record<keyof ValidateRequest, true> = {
  documents: true,
  intents: true,
  assume: true,
  set: true,
  edition: true,
  listChecks: true,
  repair: true,
  omit: true,
  severity: true,
  ignored: true,
  config: true,
  bounds: true,
};
/** What a request for verdicts may have. */
const { repair: _repair, omit: _omit, ...OF_VERDICTS } = REQUEST_FIELDS;
export const FIELDS_OF_VERDICTS: Record<keyof VerdictsRequest, true> = OF_VERDICTS;
const LISTS = ['intents', 'assume', 'set', 'omit', 'severity', 'ignored'] as const;
const DOCUMENT_FIELDS: Record<keyof InputDocument, true> = { uri: true, text: true };
const BOUNDS_FIELDS: Record<keyof Bounds, true> = {
  fileBytes: true,
  depth: true,
  aliasExpansions: true,
  documents: true,
};

export type CheckedRequest = ValidateRequest & { documents: InputDocument[] };

/** A copy without `undefined`. A misspelt field throws: an intent that is ignored silently would pass for met. */
export function checkedRequest(
  request: ValidateRequest,
  fields: Partial<Record<keyof ValidateRequest, true>> = REQUEST_FIELDS,
): CheckedRequest {
  const checked = definedFields(request, fields, 'the request');
  for (const field of ['documents', ...LISTS] as const) {
    if (checked[field] !== undefined && !Array.isArray(checked[field])) refuse(`\`${field}\` is not a list`);
  }
  for (const field of LISTS) {
    const other = checked[field]?.find((item) => typeof item !== 'string');
    if (other !== undefined) refuse(`\`${field}\` holds ${JSON.stringify(other)}, which is not a string`);
  }
  const stray = checked.omit?.find((name) => !SECTIONS.includes(name));
  if (stray !== undefined) refuse(`\`omit\` names \`${stray}\`; the sections are ${SECTIONS.join(', ')}`);
  if (checked.edition !== undefined && typeof checked.edition !== 'string') refuse('`edition` is not a string');
  if (checked.config != null && typeof checked.config !== 'string') refuse('`config` is not a string');
  if (checked.repair != null && typeof checked.repair !== 'string') refuse('`repair` is not a string');
  if (checked.bounds !== undefined) checked.bounds = checkedBounds(checked.bounds);
  checked.documents = (checked.documents ?? []).map(checkedDocument);
  return checked as CheckedRequest;
}

function checkedBounds(bounds: Bounds): Bounds {
  const checked = definedFields(bounds, BOUNDS_FIELDS, '`bounds`');
  for (const [field, bound] of Object.entries(checked)) {
    const whole = Number.isInteger(bound) && bound >= 0 && bound <= 0xffff_ffff;
    if (!whole) refuse(`\`bounds.${field}\` is ${String(bound)}, not a whole number below 2^32`);
  }
  return checked;
}

function checkedDocument(document: InputDocument, index: number): InputDocument {
  const place = `\`documents[${index}]\``;
  const checked = definedFields(document, DOCUMENT_FIELDS, place);
  for (const field of ['uri', 'text'] as const) {
    if (typeof checked[field] !== 'string') refuse(`${place} has no \`${field}\` that is a string`);
  }
  return checked;
}

/** Fills in what every module is asked. */
export function filled<Asked extends Question>(question: Asked, request: CheckedRequest): Asked {
  const { documents, intents = [], assume = [], set = [], severity = [], ignored = [] } = request;
  const { config, edition, listChecks, bounds } = request;
  for (const { uri, text } of documents) question.document(uri, text);
  for (const intent of intents) question.intent(intent);
  for (const assumption of assume) question.assume(assumption);
  for (const override of set) question.set(override);
  for (const value of severity) question.severity(value);
  for (const glob of ignored) question.ignored(glob);
  if (config != null) question.config(config);
  if (edition !== undefined) question.edition(edition);
  if (listChecks) question.listChecks();
  if (bounds) question.bounds(bounds.fileBytes, bounds.depth, bounds.aliasExpansions, bounds.documents);
  return question;
}

/** A copy of the fields that are given; an unknown one throws. */
export function definedFields<Shape extends object>(value: Shape, fields: object, place: string): Shape {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(`${place} is not an object`);
  const copy: Partial<Shape> = {};
  for (const key of Object.keys(value) as (keyof Shape & string)[]) {
    if (!Object.hasOwn(fields, key)) {
      refuse(`${place} has no field \`${key}\`; the fields are ${Object.keys(fields).join(', ')}`);
    }
    if (value[key] !== undefined) copy[key] = value[key];
  }
  return copy as Shape;
}

function refuse(message: string): never {
  throw new CofferdamError('invalid-request', message);
}
