// Shapes a request before it crosses into the compiled module, which can not see fields that it does not know.
import type { Bounds, InputDocument, ValidateRequest, VerdictsRequest } from './contract.js';
import { CofferdamError } from './error.js';
import { SECTIONS, type SectionName } from './sections.js';
import { utf8 } from './utf8.js';
import type { Question } from './wasm/question.js';

export type CheckedRequest = ValidateRequest & { documents: InputDocument[] };

/** Takes a value that is given for a field, or refuses it. */
type Check = (value: unknown, field: string) => unknown;

const texts: Check = (value, field) => {
  const list = listOf(value, field);
  const other = list.findIndex((item) => typeof item !== 'string');
  return other === -1 ? list : refuse(`\`${field}\` holds ${JSON.stringify(list[other])}, which is not a string`);
};
const text: Check = (value, field) => (typeof value === 'string' ? value : refuse(`\`${field}\` is not a string`));
const perhapsText: Check = (value, field) => (value === null ? value : text(value, field));

// Typed by the contract: a field added there and forgotten here does not compile.
const REQUEST_FIELDS: Record<keyof ValidateRequest, Check> = {
  documents: (value, field) => listOf(value, field).map(checkedDocument),
  intents: texts,
  assume: texts,
  set: texts,
  edition: text,
  listChecks: Boolean,
  repair: perhapsText,
  omit(value, field) {
    const names = texts(value, field) as SectionName[];
    const stray = names.find((name) => !SECTIONS.includes(name));
    if (stray !== undefined) refuse(`\`omit\` names \`${stray}\`; the sections are ${SECTIONS.join(', ')}`);
    return names;
  },
  severity: texts,
  ignored: texts,
  config: perhapsText,
  bounds: (value) => checkedBounds(value as Bounds),
};
/** What a request for verdicts may have. */
const { repair: _repair, omit: _omit, ...OF_VERDICTS } = REQUEST_FIELDS;
export const FIELDS_OF_VERDICTS: Record<keyof VerdictsRequest, Check> = OF_VERDICTS;
const DOCUMENT_FIELDS: Record<keyof InputDocument, true> = { uri: true, text: true };
const BOUNDS_FIELDS: Record<keyof Bounds, true> = {
  fileBytes: true,
  depth: true,
  aliasExpansions: true,
  documents: true,
};

/** A copy without `undefined`. A misspelt field throws: an intent that is ignored silently would pass for met. */
export function checkedRequest(
  request: ValidateRequest,
  fields: Partial<Record<keyof ValidateRequest, Check>> = REQUEST_FIELDS,
): CheckedRequest {
  const checked: Record<string, unknown> = { documents: [] };
  for (const field of knownFields(request, fields, () => 'the request')) {
    const value = request[field];
    if (value !== undefined) checked[field] = fields[field]!(value, field);
  }
  return checked as unknown as CheckedRequest;
}

function listOf(value: unknown, field: string): unknown[] {
  return Array.isArray(value) ? value : refuse(`\`${field}\` is not a list`);
}

function checkedBounds(bounds: Bounds): Bounds {
  const checked = definedFields(bounds, BOUNDS_FIELDS, '`bounds`');
  for (const [field, bound] of Object.entries(checked)) {
    const whole = Number.isInteger(bound) && bound >= 0 && bound <= 0xffff_ffff;
    if (!whole) refuse(`\`bounds.${field}\` is ${String(bound)}, not a whole number below 2^32`);
  }
  return checked;
}

function checkedDocument(document: unknown, index: number): InputDocument {
  const place = () => `\`documents[${index}]\``;
  const given = document as InputDocument;
  knownFields(given, DOCUMENT_FIELDS, place);
  const { uri, text } = given;
  if (typeof uri !== 'string') refuse(`${place()} has no \`uri\` that is a string`);
  if (typeof text !== 'string') refuse(`${place()} has no \`text\` that is a string`);
  return { uri, text };
}

/** Fills in what every module is asked. */
export function filled<Asked extends Question>(question: Asked, request: CheckedRequest): Asked {
  const { documents, intents = [], assume = [], set = [], severity = [], ignored = [] } = request;
  const { config, edition, listChecks, bounds } = request;
  for (const { uri, text } of documents) question.document(uri, utf8(text));
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
  const copy: Partial<Shape> = {};
  for (const field of knownFields(value, fields, () => place)) {
    if (value[field] !== undefined) copy[field] = value[field];
  }
  return copy as Shape;
}

/** The names of the fields that are given; an unknown one throws. */
function knownFields<Shape extends object>(value: Shape, fields: object, place: () => string): (keyof Shape & string)[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(`${place()} is not an object`);
  const given = Object.keys(value) as (keyof Shape & string)[];
  const stray = given.find((field) => !Object.hasOwn(fields, field));
  if (stray !== undefined) {
    refuse(`${place()} has no field \`${stray}\`; the fields are ${Object.keys(fields).join(', ')}`);
  }
  return given;
}

function refuse(message: string): never {
  throw new CofferdamError('invalid-request', message);
}
