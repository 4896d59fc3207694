import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { test } from 'node:test';

import { renderText } from '../dist/text/index.js';
import { documents, report } from './fixtures/sample-report.mjs';
import { FIXTURES } from './support/package.mjs';

const plain = (given = report, texts = documents) => renderText(given, texts, { colour: false, width: 100 });

test('a report with something in every section (UPDATE=1 rewrites the expectation)', () => {
  const expectation = join(FIXTURES, 'sample-report.txt');
  if (process.env.UPDATE) writeFileSync(expectation, plain());
  assert.equal(plain(), readFileSync(expectation, 'utf8'));
});

test('who can reach whom, and what is needed, are shown when asked for', () => {
  const subject = { scope: 'endpoint', name: 'scoring' };
  const way = { answer: 'blocked', when: 'the endpoint is closed', path: 'the endpoint is closed', facts: ['F-INE-02'] };
  const rest = { answer: 'allowed', path: 'over the internet', facts: ['F-INE-03'] };
  const given = {
    ...report,
    reachability: {
      nodes: [
        { id: 'internet', kind: 'internet', title: 'the internet' },
        { id: 'endpoint:1', kind: 'endpoint', title: 'scoring', subject },
      ],
      edges: [{ from: 'internet', to: 'endpoint:1', answer: 'depends', decidedBy: [], dependsOn: [], ways: [way, rest] }],
    },
    inventory: {
      items: [{ id: 'zone', kind: 'dns_zone', text: 'a zone', least: 0, most: 3, subjects: [subject], commands: ['az show'], facts: ['F-DNS-07'] }],
      collector: { bash: 'get one\nget two\n', powershell: '', answers: [], remaining: [] },
    },
  };
  const shown = renderText(given, documents, { colour: false, width: 100, show: ['reachability', 'inventory'] });
  for (const line of [
    '  depends   the internet → scoring',
    '            if the endpoint is closed: the endpoint is closed (F-INE-02)',
    '            otherwise: over the internet (F-INE-03)',
    '  dns zone',
    '    0-3  a zone (F-DNS-07)',
    '         $ az show',
    '  get two',
  ]) {
    assert.ok(shown.split('\n').includes(line), line);
  }
  assert.doesNotMatch(plain(given), /the internet → scoring|a zone/);
});

test('colours change nothing but the colours', () => {
  const colourful = renderText(report, documents, { colour: true, width: 100 });
  assert.notEqual(colourful, plain());
  assert.equal(stripVTControlCharacters(colourful), plain());
});

test('the underline covers exactly the range', () => {
  const lines = plain().split('\n');
  const index = lines.findIndex((line) => line.includes('egress_public_network_access: disabled'));
  assert.equal(lines[index + 1].indexOf('^'), lines[index].indexOf('disabled'));
  assert.equal(lines[index + 1].lastIndexOf('^'), lines[index].length - 1);
});

test('prose keeps within the width', () => {
  const commandsAndFrames = /^\s*(\$|>?\s*\d* \|)/;
  const wide = plain().split('\n').filter((line) => line.length > 100 && !commandsAndFrames.test(line));
  assert.deepEqual(wide, []);
});

test('a text can not steer the terminal', () => {
  const hostile = [{ uri: documents[0].uri, text: documents[0].text.replace('closed', '\u001b[2J\u202e\u009b\u2028') }];
  const shown = plain({ ...report, explanation: { ...report.explanation, summary: ['\u001b]0;title\u0007'] } }, hostile);
  assert.doesNotMatch(shown, /[\u001b\u0007\u009b\u202e\u2028]/);
});

test('a very long line is shown around its range only', () => {
  const text = `${' '.repeat(3)}\n\n\n${'x'.repeat(5000)}TARGET${'y'.repeat(5000)}\n`;
  const range = { start: { line: 3, character: 5000 }, end: { line: 3, character: 5006 } };
  const finding = { ...report.findings[0], locations: [{ ...report.findings[0].locations[0], range }] };
  const lines = plain({ ...report, findings: [finding] }, [{ uri: documents[0].uri, text }]).split('\n');
  const index = lines.findIndex((line) => line.includes('TARGET'));
  assert.ok(lines[index].length < 100);
  assert.equal(lines[index + 1].indexOf('^'), lines[index].indexOf('TARGET'));
  assert.equal(lines[index + 1].trimEnd().length, lines[index].indexOf('TARGET') + 'TARGET'.length);
});

test('a place whose text is not at hand, or lies outside it, has no excerpt', () => {
  assert.doesNotThrow(() => plain(report, []));
  assert.doesNotThrow(() => plain(report, documents.map(({ uri }) => ({ uri, text: '' }))));
});
