import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initSync, validate } from 'cofferdam';

initSync();

const problemsOf = (text) =>
  validate({ documents: [{ uri: 'a.yml', text }] }).problems.filter(({ code }) => code === 'lone-surrogate');

test('half a surrogate pair is an error with its place in UTF-16 units', () => {
  const [problem, ...others] = problemsOf('name: 😀\r\ndescription: 😀\udc00 tail\n');
  assert.equal(others.length, 0);
  assert.equal(problem.severity, 'error');
  assert.deepEqual(problem.locations, [
    {
      uri: 'a.yml',
      pointer: '',
      primary: true,
      range: { start: { line: 1, character: 15 }, end: { line: 1, character: 16 } },
    },
  ]);
});

test('whole pairs are no problem', () => {
  assert.deepEqual(problemsOf('name: 😀\n'), []);
});

test('of many halves the first ten are shown, one of them primary', () => {
  const [problem] = problemsOf('\ud800 '.repeat(500));
  assert.match(problem.message, /500 halves/);
  assert.equal(problem.locations.length, 10);
  assert.deepEqual(problem.locations.map(({ primary }) => primary), [true, ...Array(9).fill(false)]);
});

test('the text is judged with a replacement in the place of the half', () => {
  const lone = validate({ documents: [{ uri: 'a.yml', text: 'name: \udfff\nauth_mode: key\n' }] });
  const replaced = validate({ documents: [{ uri: 'a.yml', text: 'name: \ufffd\nauth_mode: key\n' }] });
  lone.problems = lone.problems.filter(({ code }) => code !== 'lone-surrogate');
  assert.deepEqual(lone, replaced);
});
