// What the modules are asked with.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { module } from '../dist/complete.js';
import { Engine } from '../dist/engine.js';
import { initSync } from '../dist/node.js';
import * as bindings from '../dist/wasm/cofferdam.js';
import * as phrases from '../dist/wasm/phrases.js';

const FAILING = {
  document: () => {},
  read: () => {
    throw new Error('no readers');
  },
};

test('an answer that breaks off harms no later one', () => {
  initSync();
  const engine = new Engine(module, phrases, () => new bindings.Vocabulary());
  const judge = (uri, text) =>
    engine.answer((asker, vocabulary) => {
      const question = new bindings.Question();
      question.document(uri, Buffer.from(text));
      question.judge(asker, vocabulary, FAILING);
    });
  const endpoint = () => judge('endpoint.yml', 'name: scoring\nauth_mode: key\n');
  const first = endpoint();
  assert.throws(() => judge('main.tf', 'resource "a" "b" {}\n'), { code: 'internal', message: /no readers/ });
  assert.deepEqual(endpoint(), first);
});
