import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { CofferdamError, initSync, plan } from 'cofferdam';

import { PACKAGE, cofferdam, temporaryFolder } from './support/package.mjs';
import { writeFileSync } from 'node:fs';

const WORKSPACE = 'name: research\nlocation: westeurope\nmanaged_network:\n  isolation_mode: MODE\n';
const ENDPOINT = 'name: scoring\nauth_mode: key\n';
const documents = (mode) => [
  { uri: 'workspace.yml', text: WORKSPACE.replace('MODE', mode) },
  { uri: 'endpoint.yml', text: ENDPOINT },
];

/** Writes the files and runs the command on them. */
function planned(test, before, after, ...options) {
  const folder = temporaryFolder(test);
  writeFileSync(join(folder, 'before.yml'), before);
  writeFileSync(join(folder, 'after.yml'), after);
  return cofferdam(['plan', ...options, 'before.yml', 'after.yml'], { cwd: folder });
}

test('a plan is plain data that conforms to the published schema', () => {
  initSync();
  const answer = plan({ before: { documents: documents('disabled') }, after: { documents: documents('allow_internet_outbound') } });
  assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
  const schema = JSON.parse(readFileSync(join(PACKAGE, 'schema/plan.schema.json'), 'utf8'));
  const conforms = new Ajv({ validateFormats: false }).compile(schema);
  assert.ok(conforms(answer), JSON.stringify(conforms.errors, null, 2));
  assert.deepEqual(answer.ways.map(({ id }) => id), ['with_downtime', 'new_workspace']);
  assert.match(answer.ways[0].steps[0].cli[0], /^az ml online-endpoint delete/);
  assert.ok(answer.about.notPromised.length > 10);
});

test('a question that can not be asked throws', () => {
  initSync();
  const refused = (request, code) =>
    assert.throws(() => plan(request), (error) => error instanceof CofferdamError && error.code === code);
  refused(undefined, 'invalid-request');
  refused({ before: {} }, 'invalid-request');
  refused({ before: {}, after: {}, between: {} }, 'invalid-request');
  refused({ before: {}, after: { intents: ['privacy'] } }, 'unknown-intent');
  refused({ before: { edition: '1999' }, after: {} }, 'unknown-edition');
});

test('half a surrogate pair is a problem of its side', () => {
  initSync();
  const answer = plan({ before: { documents: [{ uri: 'a.yml', text: 'a: \ud800' }] }, after: {} });
  assert.equal(answer.problems.before[0].code, 'lone-surrogate');
  assert.equal(answer.problems.after.length, 0);
});

const outcomes = [
  ['a change in place', 0, WORKSPACE.replace('MODE', 'allow_internet_outbound'), WORKSPACE.replace('MODE', 'allow_only_approved_outbound'), /^Possible +yes/],
  ['a managed network that goes', 1, WORKSPACE.replace('MODE', 'allow_internet_outbound'), WORKSPACE.replace('MODE', 'disabled'), /can not be disabled again/],
  ['a value that the client rejects', 1, ENDPOINT, `${ENDPOINT}public_network_access: false\n`, /^Possible/],
  ['an address list that creation drops', 1, '', `${WORKSPACE.replace('MODE', 'disabled')}network_acls:\n  default_action: Deny\n  ip_rules:\n    - value: 16.17.18.19\n---\n${ENDPOINT}`, /applied as written/],
  ['not as intended', 1, ENDPOINT, ENDPOINT, /as intended: no/, '--intent', 'private-inbound'],
  ['nothing recognised', 2, 'services: {}\n', 'services: {}\n', /^Possible/],
];

for (const [name, status, before, after, said, ...options] of outcomes) {
  test(`exit ${status}: ${name}`, (context) => {
    const result = planned(context, before, after, ...options);
    assert.equal(result.status, status, result.stdout + result.stderr);
    assert.match(result.stdout, said);
  });
}

test('an assumption may be for one side', (context) => {
  const egress = (flag) => `name: blue\nendpoint_name: scoring\negress_public_network_access: ${flag}\n`;
  const run = (...assume) =>
    JSON.parse(planned(context, egress('<LATER>'), egress('disabled'), '--format', 'json', ...assume).stdout);
  assert.equal(run().changes[0].state, 'depends');
  assert.equal(run('--assume', 'before:deployment.egress_public_network_access=enabled').changes[0].state, 'holds');
  assert.deepEqual(run('--assume', 'before:deployment.egress_public_network_access=disabled').changes, []);
});

for (const [name, args, message] of [
  ['one side only', ['plan', 'open'], /BEFORE and AFTER/],
  ['three sides', ['plan', 'open', 'closed', 'other'], /BEFORE and AFTER/],
  ['a side that is not there', ['plan', 'open', 'absent'], /absent: no such file/],
  ['an option of the other command', ['plan', '--checks', 'open', 'closed'], /`--checks`/],
]) {
  test(`bad usage: ${name}`, () => {
    const result = cofferdam(args);
    assert.equal(result.status, 2);
    assert.equal(result.stdout, '');
    assert.match(result.stderr, message);
  });
}
