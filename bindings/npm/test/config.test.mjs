// The config file: where it is found, what wins, what is left out, and what is said of a wrong one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { PACKAGE, checkAmong, fixture, uris } from './support/package.mjs';

const ENDPOINT = fixture('open/endpoint.yml').text;
const WORKSPACE = fixture('open/workspace.yml').text;
const INTENT = 'intent: public-inbound\n';

const options = ({ about }) => about.options;

test('the file of a directory that is given is followed, and is no configuration itself', (t) => {
  const { status, report } = checkAmong(t, { 'a/cofferdam.yaml': INTENT, 'a/endpoint.yml': ENDPOINT }, ['a']);
  assert.equal(status, 0);
  assert.deepEqual(uris(report), ['a/endpoint.yml']);
  assert.deepEqual(options(report).intents, ['public-inbound']);
  assert.equal(options(report).config, 'a/cofferdam.yaml');
});

test('the nearest file above the working directory is followed, up to the root of the repository', (t) => {
  const files = { '.git/HEAD': '', 'cofferdam.yml': INTENT, 'deep/er/endpoint.yml': ENDPOINT };
  const { report } = checkAmong(t, files, ['endpoint.yml'], { cwd: 'deep/er' });
  assert.equal(options(report).config, join('..', '..', 'cofferdam.yml'));
  assert.deepEqual(options(report).intents, ['public-inbound']);
});

test('what lies above the repository, or above a folder in none, is somebody else’s', (t) => {
  const files = { 'cofferdam.yaml': INTENT, 'repo/.git/HEAD': '', 'repo/endpoint.yml': ENDPOINT, 'none/endpoint.yml': ENDPOINT };
  for (const cwd of ['repo', 'none']) {
    const { report } = checkAmong(t, files, ['endpoint.yml'], { cwd });
    assert.equal(options(report).config, undefined, cwd);
  }
});

test('--config names a file, --no-config none', (t) => {
  const files = { 'cofferdam.yaml': 'intent: private-inbound\n', 'other.yaml': INTENT, 'endpoint.yml': ENDPOINT };
  const named = checkAmong(t, files, ['--config', 'other.yaml', 'endpoint.yml']);
  assert.deepEqual(options(named.report).intents, ['public-inbound']);
  const none = checkAmong(t, files, ['--no-config', 'endpoint.yml']);
  assert.deepEqual(options(none.report).intents, []);
  const missing = checkAmong(t, files, ['--config', 'missing.yaml', 'endpoint.yml']);
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /missing\.yaml/);
});

test('directories with a file each are too many', (t) => {
  const files = { 'a/cofferdam.yaml': INTENT, 'a/endpoint.yml': ENDPOINT, 'b/cofferdam.yml': INTENT };
  const { status, stderr } = checkAmong(t, files, ['a', 'b']);
  assert.equal(status, 2);
  assert.match(stderr, /several config files: a\/cofferdam\.yaml, b\/cofferdam\.yml/);
});

test('the command line wins', (t) => {
  const config = `intent: private-inbound
edition: 2023-01
assume:
  workspace.private_endpoint: current
  workspace.isolation_mode@research: disabled
  container_registry.sku: premium
set:
  auth_mode: key
severity:
  CD504: off
`;
  const flags = ['--intent', 'public-inbound', '--edition', 'current', '--assume', 'workspace.private_endpoint=none'];
  const more = ['--assume', 'workspace.isolation_mode=allow_internet_outbound', '--set', 'auth_mode=aad_token', '--severity', 'CD504=info'];
  const files = { 'cofferdam.yaml': config, 'endpoint.yml': ENDPOINT };
  const { report, stderr } = checkAmong(t, files, [...flags, ...more, 'endpoint.yml']);
  assert.equal(report.edition, 'current', stderr);
  assert.deepEqual(options(report).intents, ['public-inbound']);
  assert.deepEqual(options(report).assume, [
    'container_registry.sku=premium',
    'workspace.private_endpoint=none',
    'workspace.isolation_mode=allow_internet_outbound',
  ]);
  assert.deepEqual(options(report).set, ['auth_mode=aad_token']);
  assert.deepEqual(options(report).severity.map(({ code, severity }) => [code, severity]), [['CD504', 'info']]);
});

test('a severity hides a finding and changes no answer', (t) => {
  const rejected = 'name: scoring\nauth_mode: key\npublic_network_access: no\n';
  const check = (config) => checkAmong(t, { 'cofferdam.yaml': config, 'endpoint.yml': rejected }, ['endpoint.yml']);
  const [usual, hidden] = [check(''), check('severity: { CD504: off }\n')];
  assert.ok(usual.report.findings.some(({ code }) => code === 'CD504'));
  assert.ok(!hidden.report.findings.some(({ code }) => code === 'CD504'));
  assert.deepEqual([hidden.status, hidden.report.works.answer], [1, 'no']);
  assert.ok(hidden.report.problems.some(({ code }) => code === 'severity-lowered'));
});

test('paths of a directory are left out by globs; a file that is named is judged', (t) => {
  const files = {
    'a/cofferdam.yaml': 'ignore: [samples/**, "*.draft.yml", old]\n',
    'a/endpoint.yml': ENDPOINT,
    'a/samples/deep/endpoint.yml': ENDPOINT,
    'a/x/new.draft.yml': ENDPOINT,
    'a/x/old/endpoint.yml': ENDPOINT,
    'a/x/older.yml': '{}',
  };
  const { report, stderr } = checkAmong(t, files, ['a', '--ignore', 'a/*/older.yml']);
  assert.deepEqual(uris(report), ['a/endpoint.yml']);
  assert.deepEqual(options(report).ignored, ['samples/**', '*.draft.yml', 'old', 'a/*/older.yml']);
  assert.match(stderr, /a: 4 of 5 files are left out/);
  const named = checkAmong(t, files, ['a/samples/deep/endpoint.yml', '--config', 'a/cofferdam.yaml']);
  assert.deepEqual(uris(named.report), ['a/samples/deep/endpoint.yml']);
});

test('the workspace may be described elsewhere', (t) => {
  const files = { 'infra/workspace.yml': WORKSPACE, 'ml/cofferdam.yaml': 'workspace: ../infra/workspace.yml\n', 'ml/endpoint.yml': ENDPOINT };
  const { report } = checkAmong(t, files, ['ml']);
  assert.deepEqual(uris(report), ['ml/endpoint.yml', 'infra/workspace.yml']);
  assert.ok(!report.works.dependsOn.includes('workspace.isolation_mode'));
});

test('what is wrong is told with its place', (t) => {
  const files = { 'cofferdam.yaml': 'intnt: public-inbound\n', 'endpoint.yml': ENDPOINT };
  const { status, stderr, stdout } = checkAmong(t, files, ['endpoint.yml']);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /cofferdam\.yaml:1:1: error: there is no key `intnt`; it is probably `intent`/);
});

test('the schema is published and knows every key', () => {
  const schema = JSON.parse(readFileSync(join(PACKAGE, 'schema/config.schema.json'), 'utf8'));
  const keys = ['assume', 'cloud', 'edition', 'ignore', 'intent', 'set', 'severity', 'workspace'];
  assert.deepEqual(Object.keys(schema.properties).sort(), keys);
});
