// What the tests share: the package's folder, its command, and temporary folders.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
export const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** Runs a program to its end and returns its status and what it printed. */
export function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', ...options });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Runs the command within the folder of fixtures. */
export function cofferdam(args, options = {}) {
  return run(process.execPath, [join(PACKAGE, 'bin/cofferdam.js'), ...args], { cwd: FIXTURES, ...options });
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), 'cofferdam-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files into a fresh folder and checks what is named there; `text` is for what is not printed as JSON. */
export function checkAmong(test, files, args, options) {
  const cwd = temporaryFolder(test);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  const result = cofferdam(['check', '--format', 'json', ...args], { ...options, cwd: join(cwd, options?.cwd ?? '.') });
  return { ...result, report: !options?.text && result.stdout && JSON.parse(result.stdout) };
}

/** What a report was made of. */
export const uris = ({ about }) => about.inputs.map(({ uri }) => uri);

export function fixture(path) {
  return { uri: path, text: readFileSync(join(FIXTURES, path), 'utf8') };
}
