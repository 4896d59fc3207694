// What a module answers becomes what JSON would say; the fixture is written by the tests of bindings/wasm.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { read, shapesOf } from '../dist/answer.js';
import { FIXTURES } from './support/package.mjs';

const { shapes, text, words, json } = JSON.parse(readFileSync(join(FIXTURES, 'answer.json'), 'utf8'));
const TEXTS = { TEXTS: ['a title', 'a step'], LISTS: [[1, 'F-INE-04']] };
// Phrases are numbers for the core; here they are looked up.
const LOOKED_UP = json.replace('"phrase":0,"phrases":0', '"phrase":"a title","phrases":["a step","F-INE-04"]');

const answer = () => read(shapesOf(shapes), text, Uint32Array.from(words), TEXTS);

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

test('shapes are found again by their text, however many there are', () => {
  assert.deepEqual(shapesOf('{a,{b,}c,{d,{}}}'), [['a', 'c'], ['b'], ['d'], []]);
  for (let number = 0; number < 1000; number += 1) assert.deepEqual(shapesOf(`{field${number},}`), [[`field${number}`]]);
  assert.equal(shapesOf('{same,}'), shapesOf('{same,}'));
});
