// Forms besides YAML and JSON objects are read by a module of their own, which a page loads when it wants it. The entry for
// browsers shares its modules with that for Node, so this is not tested beside it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { init, initReaders, initReadersSync, validate } from '../dist/browser.js';

import { accessOf, DOCUMENTS } from './support/forms.mjs';

const require = createRequire(import.meta.url);
const bytes = (name) => readFileSync(require.resolve(`cofferdam/${name}.wasm`));

test('the readers are loaded on request; until then a text that needs them is named, and nothing of it judged', async () => {
  await init(bytes('cofferdam'));
  for (const document of DOCUMENTS) {
    const report = validate({ documents: [document] });
    assert.deepEqual(report.problems.map(({ code }) => code), ['form-not-read'], document.uri);
    assert.deepEqual(report.about.inputs[0].recognised, []);
  }
  assert.throws(() => initReadersSync(), { code: 'module-missing' });
  await initReaders(bytes('readers'));
  assert.deepEqual(accessOf(validate({ documents: DOCUMENTS.slice(0, 1) })), ['disabled']);
});
