// What a module answers becomes what JSON would say; the fixture is written by the tests of bindings/wasm.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { Answer, Heard } from '../dist/answer.js';
import { MAKERS } from '../dist/generated/makers.js';
import { initSync } from '../dist/node.js';
import { SECTIONS } from '../dist/sections.js';
import * as bindings from '../dist/wasm/cofferdam.js';
import { FIXTURES, PACKAGE, fixture } from './support/package.mjs';

const { told, text, words, json } = JSON.parse(readFileSync(join(FIXTURES, 'answer.json'), 'utf8'));
const TEXTS = { TEXTS: ['a title', 'a step'], LISTS: [[1, 'F-INE-04']] };
// Phrases are numbers for the core; here they are looked up.
const LOOKED_UP = json.replace('"phrase":0,"phrases":0', '"phrase":"a title","phrases":["a step","F-INE-04"]');

const heard = (told) => {
  const heard = new Heard(TEXTS);
  heard.add(told);
  return heard;
};
const known = heard(told);
const answer = () => new Answer(known, text, Uint32Array.from(words)).next();

test('every kind of value is read, with its names in their order', () => {
  assert.notEqual(json, LOOKED_UP);
  assert.deepStrictEqual(answer(), JSON.parse(LOOKED_UP));
  assert.equal(JSON.stringify(answer()), JSON.stringify(JSON.parse(LOOKED_UP)));
});

test('who changes an answer changes no later one', () => {
  const first = answer();
  first.parts[1].mayBeAbsent.phrases.push('mine');
  first.names.blau = true;
  assert.deepStrictEqual(answer(), JSON.parse(LOOKED_UP));
});

test('what makes a struct is that of the schema, where it has one', () => {
  const start = 'line,character';
  const [range, position, other] = heard(`{start,={a,}=\n{${start},}end,}{line,char,}`).makers;
  assert.equal(range, MAKERS.get('start,end'));
  assert.equal(position, MAKERS.get(start));
  let next = 0;
  assert.deepEqual(other({ next: () => ++next }), { line: 1, char: 2 });
});

test('every struct of the schemas is made with its fields in their order, without those that are absent', () => {
  for (const name of ['report', 'plan']) {
    const { $defs, ...schema } = JSON.parse(readFileSync(join(PACKAGE, 'schema', `${name}.schema.json`), 'utf8'));
    for (const { properties, required = [] } of [schema, ...Object.values($defs)]) {
      if (properties === undefined) continue;
      const names = Object.keys(properties);
      const maker = MAKERS.get(names.join());
      assert.deepEqual(Object.keys(maker({ next: () => 'given' })), names);
      const isSection = (field) => name === 'report' && properties === schema.properties && SECTIONS.includes(field);
      const always = names.filter((field) => required.includes(field) && !isSection(field));
      assert.deepEqual(Object.keys(maker({ next: () => undefined })), always);
    }
  }
});

test('what a module tells is in the schemas', () => {
  initSync();
  const heard = new Heard(TEXTS);
  const asker = { given: (text, told) => told > 0 && heard.add(text.slice(-told)), refused: assert.fail };
  const question = (folder) => {
    const asked = new bindings.Question();
    for (const file of ['endpoint.yml', 'deployment.yml']) {
      const { uri, text } = fixture(`${folder}/${file}`);
      asked.document(uri, Buffer.from(text));
    }
    asked.intent('private-inbound');
    asked.repair('intended');
    asked.listChecks();
    return asked;
  };
  const vocabulary = new bindings.Vocabulary();
  const readers = { document: assert.fail, read: assert.fail };
  question('closed').judge(asker, vocabulary, readers);
  question('closed').plan(question('open'), asker, vocabulary, readers);
  const { makers } = heard;
  assert.ok(makers.length > 40, `${makers.length} structs`);
  const known = new Set(MAKERS.values());
  assert.deepEqual(makers.filter((maker) => !known.has(maker)), []);
});
