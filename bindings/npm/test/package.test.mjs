// The package as its users get it: packed, installed elsewhere, loaded in every way it promises.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

import { installPacked, link, tsc } from './support/consumer.mjs';
import { FIXTURES, PACKAGE, run, temporaryFolder } from './support/package.mjs';

const ASK = `const { works } = validate({ documents: [{ uri: 'a.yml', text: 'name: a\\nauth_mode: key\\n' }] });
console.log(works.answer);`;

const SOURCES = {
  'package.json': '{ "name": "consumer", "private": true }',
  'module.mjs': `import { init, validate } from 'cofferdam';\nawait init();\n${ASK}`,
  'common.cjs': `const { initSync, validate } = require('cofferdam');\ninitSync();\n${ASK}`,
  'compiled.mjs': `import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initSync, validate } from 'cofferdam';
const path = fileURLToPath(import.meta.resolve('cofferdam/cofferdam.wasm'));
initSync(new WebAssembly.Module(readFileSync(path)));\n${ASK}`,
  'small.mjs': `import { init, validate } from 'cofferdam/verdicts';\nawait init();\n${ASK}`,
  'small.cjs': `const { initSync, validate } = require('cofferdam/verdicts');\ninitSync();\n${ASK}`,
  'page.mjs': `import bytes from 'cofferdam/cofferdam.wasm';
import { init, initSync, validate } from 'cofferdam';
try { initSync(); } catch (error) { console.log(error.code); }
await init(bytes);\n${ASK}`,
  'strict.mts': typedUse(),
  'strict.cts': typedUse(),
};

function typedUse() {
  return `import { CofferdamError, init, initSync, validate, type Finding, type Report, type ValidateRequest } from 'cofferdam';
import { validate as verdicts, type Verdicts } from 'cofferdam/verdicts';
const request: ValidateRequest = { documents: [{ uri: 'a', text: '' }], intents: ['private-inbound'], edition: 'current' };
export async function ask(): Promise<string[]> {
  await init();
  initSync(new Uint8Array());
  const report: Report = validate(request);
  const answer: 'yes' | 'no' | 'depends' = report.works.answer;
  const first: Finding | undefined = report.findings[0];
  return [answer, report.intended?.answer ?? 'none', String(first?.locations[0]?.range.start.line)];
}
export const small = (): Verdicts['works'] => verdicts({ documents: [] }).works;
// @ts-expect-error repairs are made by the complete entry only
verdicts({ repair: 'works' });
export const code = (error: unknown): string => (error instanceof CofferdamError ? error.code : '');
// @ts-expect-error a misspelt field
validate({ intent: [] });
`;
}

test('the packed package', async (t) => {
  const folder = temporaryFolder(t);
  const installed = installPacked(folder, SOURCES);
  const node = (...args) => run(process.execPath, args, { cwd: folder });

  for (const file of ['module.mjs', 'common.cjs', 'compiled.mjs', 'small.mjs', 'small.cjs']) {
    await t.test(`${file} runs`, () => {
      const { stdout, stderr } = node(file);
      assert.match(stdout, /^(yes|no|depends)\n$/, stderr);
    });
  }

  await t.test('a bundle for browsers runs with the bytes handed in', async () => {
    const outfile = join(folder, 'bundle.mjs');
    const options = { bundle: true, platform: 'browser', target: 'es2022', format: 'esm', loader: { '.wasm': 'binary' } };
    const { warnings } = await build({ entryPoints: [join(folder, 'page.mjs')], outfile, ...options });
    assert.deepEqual(warnings, []);
    const { stdout, stderr } = node(outfile);
    // The bundle is one long line; the error stands at the end.
    assert.match(stdout, /^module-missing\n(yes|no|depends)\n$/, stderr.slice(-1000));
  });

  await t.test('the command runs', () => {
    const { status, stdout } = node(join(installed, 'bin/cofferdam.js'), 'check', join(FIXTURES, 'open'));
    assert.match(stdout, /^Works/);
    assert.equal(status, 0);
  });

  await t.test('the types compile strictly, without the library of the browser', () => {
    link(folder, '@types/node');
    const args = '--noEmit --strict --exactOptionalPropertyTypes --target es2022 --lib es2022 --types node'.split(' ');
    const nodenext = tsc(folder, [...args, '--module', 'nodenext', 'strict.mts', 'strict.cts']);
    assert.equal(nodenext.stdout, '');
    const bundler = tsc(folder, [...args, '--module', 'esnext', '--moduleResolution', 'bundler', 'strict.mts']);
    assert.equal(bundler.stdout, '');
  });

  await t.test('holds no sources and no tests', () => {
    for (const name of ['src', 'test', 'scripts', 'tsconfig.json']) assert.ok(!existsSync(join(installed, name)), name);
  });
});

test('publint has nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: PACKAGE, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});
