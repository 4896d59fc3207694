import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { CofferdamError, init, initSync, validate } from 'cofferdam';

import { PACKAGE, fixture } from './support/package.mjs';

const closed = ['closed/endpoint.yml', 'closed/deployment.yml'].map(fixture);

function refusal(request) {
  try {
    validate(request);
  } catch (error) {
    assert.ok(error instanceof CofferdamError, String(error));
    return error;
  }
  return assert.fail('the request was accepted');
}

test('before `init`, validate says what to do', () => {
  const error = refusal({ documents: [] });
  assert.equal(error.code, 'not-initialised');
  assert.match(error.message, /await init\(\)/);
});

test('initSync reads the packed module, and initialising again is harmless', async () => {
  initSync();
  initSync();
  await init();
});

test('the report is plain data that conforms to the published schema', () => {
  initSync();
  const report = validate({ documents: closed, intents: ['private-inbound'], listChecks: true });
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  assert.deepEqual(structuredClone(report), report);
  const schema = JSON.parse(readFileSync(join(PACKAGE, 'schema/report.schema.json'), 'utf8'));
  const conforms = new Ajv({ validateFormats: false }).compile(schema);
  assert.ok(conforms(report), JSON.stringify(conforms.errors, null, 2));
});

test('an absent answer is null, and a map is a plain object', () => {
  initSync();
  const report = validate({ documents: closed });
  assert.equal(report.intended, null);
  assert.equal(Object.getPrototypeOf(report.works.witness.yes), Object.prototype);
});

test('fields that are undefined count as absent', () => {
  initSync();
  const absent = { intents: undefined, edition: undefined, bounds: { depth: undefined }, listChecks: undefined };
  assert.deepEqual(validate({ documents: closed, ...absent }), validate({ documents: closed }));
});

test('neither the request nor its documents are changed', () => {
  initSync();
  const request = Object.freeze({ documents: Object.freeze([Object.freeze({ uri: 'a.yml', text: 'a: \ud800' })]) });
  validate(request);
  assert.equal(request.documents[0].text, 'a: \ud800');
});

test('sections that no verdict needs are made when one is read, and stay as they are', () => {
  initSync();
  const report = validate({ documents: closed });
  const isMade = (name) => 'value' in Object.getOwnPropertyDescriptor(report, name);
  assert.ok(Object.keys(report).includes('explanation'));
  assert.ok(!isMade('explanation') && !isMade('inventory'));
  const { explanation } = report;
  assert.ok(explanation.summary.length > 0 && explanation.terms.every(({ means }) => means.length > 0));
  assert.equal(report.explanation, explanation);
  assert.ok(isMade('explanation') && !isMade('inventory'));
  assert.ok(report.inventory.items.length > 0);
  assert.ok(report.findings.every(({ title, fixes }) => [title, ...fixes.flatMap(({ cli }) => cli)].every((text) => typeof text === 'string')));
});

test('a report says what was judged and how, whoever copies it', () => {
  initSync();
  const assume = ['container_registry.sku=premium'];
  const { about, open } = structuredClone(validate({ documents: closed, assume }));
  for (const { uri, sha256 } of about.inputs) {
    assert.equal(sha256, createHash('sha256').update(closed.find((document) => document.uri === uri).text).digest('hex'));
  }
  assert.equal(about.inputs.length, closed.length);
  assert.deepEqual(about.options.assume, assume);
  assert.ok(open.some(({ fact }) => fact === 'workspace.private_endpoint'));
  assert.ok(open.every(({ fact }) => fact !== 'container_registry.sku'));
});

test('sections that are omitted stay empty', () => {
  initSync();
  const { explanation, subjects, about, open, works } = validate({ documents: closed, omit: ['explanation', 'about', 'open'] });
  assert.deepEqual(explanation.summary, []);
  assert.ok(subjects.length > 0);
  assert.deepEqual([about.inputs, open], [[], []]);
  assert.equal(works.answer, 'depends');
});

const refused = [
  ['a misspelt field', { documents: [], intent: ['private-inbound'] }, 'invalid-request', /`intent`.*intents/],
  ['no list of documents', { documents: 'a' }, 'invalid-request', /`documents` is not a list/],
  ['a string of intents', { intents: 'private-inbound' }, 'invalid-request', /`intents` is not a list/],
  ['a list with a gap', { documents: [], intents: [undefined] }, 'invalid-request', /`intents` holds undefined/],
  ['a document without text', { documents: [{ uri: 'a' }] }, 'invalid-request', /`documents\[0\]`.*`text`/],
  ['a misspelt bound', { bounds: { bytes: 1 } }, 'invalid-request', /`bounds`.*`bytes`.*fileBytes/],
  ['a fractional bound', { bounds: { depth: 1.5 } }, 'invalid-request', /1\.5/],
  ['an unknown edition', { edition: '1999' }, 'unknown-edition', /1999.*current.*2023-01/],
  ['a section that does not exist', { omit: ['works'] }, 'invalid-request', /works.*explanation/],
  ['nothing', undefined, 'invalid-request', /not an object/],
  ['an unknown intent', { intents: ['privacy'] }, 'unknown-intent', /privacy.*private-inbound/],
  ['an unknown fact', { assume: ['workspace.colour=red'] }, 'unknown-fact', /workspace\.colour/],
  ['an unknown value', { assume: ['workspace.isolation_mode=maybe'] }, 'unknown-value', /maybe.*disabled/],
  ['an assumption without a value', { assume: ['workspace.isolation_mode'] }, 'malformed', /isolation_mode/],
];

for (const [name, request, code, message] of refused) {
  test(`refused: ${name}`, () => {
    initSync();
    const error = refusal(request);
    assert.equal(error.code, code);
    assert.match(error.message, message);
  });
}
