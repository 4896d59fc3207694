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

const SCRIPT = 'az ml online-endpoint create --name scoring --set public_network_access=disabled\n';

test('a directory stands for every form', (t) => {
  const files = {
    'a.sh': SCRIPT,
    'b.bash': SCRIPT,
    'c.py': 'from azure.ai.ml import MLClient\n',
    'd.ipynb': '{"cells": [], "nbformat": 4, "metadata": {"azure": 1}}',
    'e.bicep': 'param location string\n',
    'f.bicepparam': "using './e.bicep'\n",
    'g.tf': 'locals {}\n',
    'h.tfvars': 'a = 1\n',
    'i.jsonc': '// nothing\n{}\n',
    'notes.md': SCRIPT,
  };
  const { report } = checkAmong(t, files, ['.']);
  assert.deepEqual(uris(report), Object.keys(files).slice(0, -1));
});

test('folders of dependencies are left out', (t) => {
  const files = {
    'endpoint.yml': ENDPOINT,
    'python/pyvenv.cfg': '',
    'python/share/x.yml': ENDPOINT,
    'conda/conda-meta/history': '',
    'conda/x.yml': ENDPOINT,
    'lib/site-packages/x.py': SCRIPT,
    '.terraform/x.tf': 'locals {}\n',
  };
  assert.deepEqual(uris(checkAmong(t, files, ['.']).report), ['endpoint.yml']);
});

const UNRELATED = {
  'empty.py': '',
  'main.py': 'print(1)\n',
  'latin.py': Buffer.from([0x23, 0xe9, 0x0a]),
  'nul.sh': 'a\0b\n',
  'package.json': '{"name": "x", "version": "1.0.0"}',
  'list.json': '[]',
  'several.yml': 'a: 1\n---\nb: 2\n',
  'job.yml': '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json\ncommand: echo\n',
  'variables.tf': 'variable "x" {}\n',
};

test('what else a directory holds is counted, and changes nothing', (t) => {
  const alone = checkAmong(t, { 'endpoint.yml': ENDPOINT }, ['--format', 'text', '.'], { text: true });
  const among = checkAmong(t, { 'endpoint.yml': ENDPOINT, ...UNRELATED }, ['--format', 'text', '.'], { text: true });
  assert.equal(among.status, 0);
  assert.equal(among.stdout, alone.stdout);
  assert.equal(
    among.stderr,
    'cofferdam: 9 of 10 files in directories describe nothing that is judged: 3 .py, 2 .json, 2 .yml, 1 .sh, 1 .tf\n',
  );
  assert.equal(alone.stderr, '');
});

test('of a file that is named all is told', (t) => {
  const { stdout, stderr } = checkAmong(t, UNRELATED, ['--format', 'text', '.', 'package.json'], { text: true });
  assert.match(stdout, /unrecognised-document[\s\S]*package\.json/);
  assert.doesNotMatch(stdout, /several\.yml|job\.yml/);
  assert.match(stderr, /8 of 8 files/);
});

test('nothing but unrelated programs: exit 2', (t) => {
  const { status, stderr } = checkAmong(t, { 'main.py': 'print(1)\n' }, ['.']);
  assert.equal(status, 2);
  assert.match(stderr, /nothing in the input is of a kind/);
});

test('what could be meant in a directory is told', (t) => {
  const files = { 'endpoint.yml': ENDPOINT, 'either.yml': 'name: a\npublic_network_access: enabled\n' };
  assert.match(checkAmong(t, files, ['--format', 'text', '.'], { text: true }).stdout, /workspace-or-endpoint/);
});

test('a program of Azure that is not text: exit 2', (t) => {
  const script = Buffer.from(SCRIPT, 'utf16le');
  assert.equal(checkAmong(t, { 'endpoint.yml': ENDPOINT, 'deploy.sh': script }, ['.']).status, 2);
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
  assert.match(stderr, /empty: no file in this directory may hold configuration \(.*\.ipynb/);
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
