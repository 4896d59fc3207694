import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { checkAmong, cofferdam, fixture, temporaryFolder, uris } from './support/package.mjs';

const ENDPOINT = fixture('open/endpoint.yml').text;

test('a directory stands for its configuration files, in order', (t) => {
  const files = {
    'b/z.yml': ENDPOINT,
    'b/a.YAML': ENDPOINT,
    'a.json': '{}',
    'notes.txt': 'x',
    'node_modules/pack/c.yml': ENDPOINT,
    '.github/workflow.yml': ENDPOINT,
    '.hidden.yml': ENDPOINT,
  };
  const { report } = checkAmong(t, files, ['.']);
  assert.deepEqual(uris(report).sort(), ['.hidden.yml', 'a.json', 'b/a.YAML', 'b/z.yml']);
});

test('a file that is named twice is judged once', (t) => {
  const { report } = checkAmong(t, { 'a/endpoint.yml': ENDPOINT }, ['a', 'a/endpoint.yml', './a/endpoint.yml']);
  assert.deepEqual(uris(report), ['a/endpoint.yml']);
});

test('standard input', () => {
  const { status, stdout } = cofferdam(['check', '--format', 'json', '-'], { input: ENDPOINT });
  assert.equal(status, 0);
  assert.deepEqual(uris(JSON.parse(stdout)), ['<stdin>']);
});

const unusable = [
  ['a missing file', 'missing.yml', null, /missing\.yml: no such file/],
  ['a file with a NUL byte', 'nul.yml', Buffer.from('name: a\0b\n'), /nul\.yml: is not text.*NUL/],
  ['invalid UTF-8', 'latin.yml', Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]), /latin\.yml: is not text in UTF-8/],
];

for (const [name, file, content, message] of unusable) {
  test(`${name}: exit 2, and the others are judged`, (t) => {
    const files = { 'endpoint.yml': ENDPOINT, ...(content && { [file]: content }) };
    const { status, stderr, report } = checkAmong(t, files, [file, 'endpoint.yml']);
    assert.equal(status, 2);
    assert.match(stderr, message);
    assert.deepEqual(uris(report), ['endpoint.yml']);
  });
}

test('a file that may not be read', { skip: process.getuid?.() === 0 && 'root may read everything' }, (t) => {
  const cwd = temporaryFolder(t);
  writeFileSync(join(cwd, 'secret.yml'), ENDPOINT);
  chmodSync(join(cwd, 'secret.yml'), 0);
  const { status, stderr } = cofferdam(['check', 'secret.yml'], { cwd });
  assert.equal(status, 2);
  assert.match(stderr, /secret\.yml: permission denied/);
});

test('nothing but unusable inputs: exit 2 and no report', (t) => {
  const { status, stdout } = checkAmong(t, {}, ['missing.yml']);
  assert.equal(status, 2);
  assert.equal(stdout, '');
});

test('a directory without configuration: exit 2', (t) => {
  const { status, stderr } = checkAmong(t, { 'empty/notes.txt': 'x' }, ['empty']);
  assert.equal(status, 2);
  assert.match(stderr, /empty: no \.yml, \.yaml or \.json file/);
});

test('an empty directory beside something that is judged is only remarked on', (t) => {
  const { status, stderr } = checkAmong(t, { 'empty/notes.txt': 'x', 'endpoint.yml': ENDPOINT }, ['empty', 'endpoint.yml']);
  assert.equal(status, 0);
  assert.match(stderr, /empty: no /);
});

test('text that can not be parsed: exit 1', (t) => {
  assert.equal(checkAmong(t, { 'broken.yml': 'name: [a\nb: }\n' }, ['broken.yml']).status, 1);
});

test('an empty file: exit 1', (t) => {
  assert.equal(checkAmong(t, { 'empty.yml': '' }, ['empty.yml']).status, 1);
});

test('an unrelated file beside a known one changes nothing', (t) => {
  const files = { 'endpoint.yml': ENDPOINT, 'compose.yml': fixture('other/compose.yml').text };
  assert.equal(checkAmong(t, files, ['.']).status, 0);
});

const KUBERNETES = 'name: blue\nendpoint_name: scoring\ntype: kubernetes\ninstance_type: small\n';

const recognised = [
  ['an empty list', '[]', 2],
  ['an unrelated object', '{ "services": {} }', 2],
  ['a document that may be a workspace or an endpoint', 'name: a\npublic_network_access: enabled\n', 2],
  ['a deployment to Kubernetes, which is known and not judged', KUBERNETES, 0],
  ['part of a workspace', 'managed_network:\n  isolation_mode: disabled\n', 0],
];

for (const [name, text, status] of recognised) {
  test(`${name}: exit ${status}`, (t) => {
    const result = checkAmong(t, { 'input.yml': text }, ['--assume', 'workspace.v1_legacy_mode=false', 'input.yml']);
    assert.equal(result.status, status, result.stdout + result.stderr);
  });
}
