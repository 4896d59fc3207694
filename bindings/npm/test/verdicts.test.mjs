// The small entry: what it answers is what the complete one answers, without the sections that explain it.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import * as complete from 'cofferdam';
import * as verdicts from 'cofferdam/verdicts';

import { FIXTURES, fixture } from './support/package.mjs';

const require = createRequire(import.meta.url);
const LEFT_OUT = ['explanation', 'subjects', 'reachability', 'inventory', 'repairs', 'repairGoal'];

function everyFixture() {
  const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => readdirSync(join(FIXTURES, name)).filter((file) => /\.(ya?ml|json)$/.test(file)).map((file) => fixture(`${name}/${file}`)));
}

function withoutSections(report) {
  return Object.fromEntries(Object.entries(report).filter(([name]) => !LEFT_OUT.includes(name)));
}

test('before `init`, the small entry says what to do, though the complete one is loaded', () => {
  complete.initSync();
  assert.throws(() => verdicts.validate({ documents: [] }), { code: 'not-initialised' });
});

test('every fixture gets the same answers, findings and fixes, word for word', async () => {
  complete.initSync();
  await verdicts.init();
  const options = [{}, { intents: ['private-inbound', 'no-internet-egress'] }, { edition: '2023-01', listChecks: true }, { assume: ['workspace.isolation_mode=disabled'] }];
  let findings = 0;
  for (const documents of [[], ...everyFixture()]) {
    for (const option of options) {
      const whole = complete.validate({ documents, ...option });
      assert.deepEqual(verdicts.validate({ documents, ...option }), withoutSections(whole));
      findings += whole.findings.length;
    }
  }
  assert.ok(findings > 20, `${findings} findings`);
});

test('CommonJS loads it too', () => {
  const common = require('cofferdam/verdicts');
  common.initSync();
  const { works } = common.validate({ documents: [fixture('closed/endpoint.yml')] });
  assert.equal(works.answer, 'depends');
});

test('what only the complete package makes is refused, not ignored', () => {
  verdicts.initSync();
  assert.throws(() => verdicts.validate({ documents: [], repair: 'works' }), { code: 'invalid-request', message: /repair/ });
});
