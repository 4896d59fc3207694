import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { PACKAGE, cofferdam, run } from './support/package.mjs';

const CLOSED = ['closed/endpoint.yml', 'closed/deployment.yml'];

const exits = [
  ['all public works', 0, ['open']],
  ['what depends is fine', 0, CLOSED],
  ['unless a decision is required', 1, ['--require-decided', ...CLOSED]],
  ['decided and required', 0, ['--require-decided', 'open']],
  ['a value that the client rejects', 1, ['rejected']],
  ['as intended', 0, ['--intent', 'public-inbound', 'open']],
  ['not as intended', 1, ['--intent', 'private-inbound', 'open']],
  ['an override decides', 1, ['--set', 'endpoint.public_network_access=disabled', '--intent', 'public-inbound', 'open']],
  ['nothing recognised', 2, ['other']],
  ['an unknown intent', 2, ['--intent', 'privacy', 'open']],
  ['an unknown fact', 2, ['--assume', 'workspace.colour=red', 'open']],
  ['an unknown value', 2, ['--assume', 'workspace.isolation_mode=maybe', 'open']],
  ['an assumption without a value', 2, ['--assume', 'workspace.isolation_mode', 'open']],
  ['an assumption against the text', 2, ['--assume', 'endpoint.public_network_access=disabled', 'open']],
  ['an override without a value', 2, ['--set', 'public_network_access', 'open']],
  ['an override that fits two kinds', 2, ['--set', 'public_network_access=disabled', 'open']],
  ['an unknown edition', 2, ['--edition', '1999', 'open']],
  ['the earlier edition', 0, ['--edition', '2023-01', 'open']],
];

for (const [name, status, args] of exits) {
  test(`exit ${status}: ${name}`, () => {
    const result = cofferdam(['check', ...args]);
    assert.equal(result.status, status, result.stdout + result.stderr);
    if (status === 2) assert.match(result.stderr, /^cofferdam: /);
    else assert.equal(result.stderr, '');
  });
}

const misuses = [
  ['no command', [], /no command/],
  ['an unknown command', ['inspect'], /`inspect`/],
  ['nothing to check', ['check'], /nothing to check/],
  ['an unknown option', ['check', '--verbose', 'open'], /--verbose/],
  ['an option without its value', ['check', 'open', '--intent'], /--intent/],
  ['a section that does not exist', ['check', '--show', 'reachability,nothing', 'open'], /`nothing`.*reachability, inventory/],
  ['a format that does not exist', ['check', '--format', 'sarif', 'open'], /`sarif`.*text, json/],
];

for (const [name, args, message] of misuses) {
  test(`bad usage: ${name}`, () => {
    const result = cofferdam(args);
    assert.equal(result.status, 2);
    assert.equal(result.stdout, '');
    assert.match(result.stderr, message);
  });
}

test('--help and --version', () => {
  assert.match(cofferdam(['--help']).stdout, /^Usage: cofferdam check/);
  assert.match(cofferdam(['check', '-h']).stdout, /--require-decided/);
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  assert.equal(cofferdam(['--version']).stdout, `${version}\n`);
});

test('--format json prints the report and nothing else', () => {
  const report = JSON.parse(cofferdam(['check', '--format', 'json', '--checks', ...CLOSED]).stdout);
  assert.equal(report.schemaVersion, 1);
  assert.deepEqual(report.about.inputs.map(({ uri }) => uri).sort(), [...CLOSED].sort());
  const { violated, open, passed, notApplicable, list } = report.checks;
  assert.equal(list.length, violated + open + passed + notApplicable);
});

test('the text begins with the answers, without colours in a pipe', () => {
  const { stdout } = cofferdam(['check', '--intent', 'private-inbound', ...CLOSED]);
  assert.match(stdout, /^Works {9}depends on workspace\./);
  assert.match(stdout, /^Inbound .*\n(.*\n)*?Outbound .*\n(.*\n)*?As intended +(yes|no|depends).*private-inbound/m);
  assert.ok(!stdout.includes('\u001b'));
});

test('--checks lists every check', () => {
  assert.match(cofferdam(['check', '--checks', 'open']).stdout, /^Every check\n {2}CD\d+ /m);
});

test('a reader that stops early is no failure', { skip: process.platform === 'win32' && 'needs a shell' }, () => {
  const command = `"${process.execPath}" bin/cofferdam.js check --checks test/fixtures/open; echo "status $?" >&2`;
  const result = run('sh', ['-c', `(${command}) | true`], { cwd: PACKAGE });
  assert.equal(result.stderr, 'status 0\n');
});
