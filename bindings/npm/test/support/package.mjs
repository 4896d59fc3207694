// What the tests share: the package's folder, its command, and temporary folders.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

export function fixture(path) {
  return { uri: path, text: readFileSync(join(FIXTURES, path), 'utf8') };
}
