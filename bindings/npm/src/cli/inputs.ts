// Turns the arguments of the command into documents. What can not be read is reported, and the rest is still judged.
import { readFileSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';

import type { InputDocument } from '../contract.js';
import { configurationFiles } from './directory.js';
import { FORMS, isUnrelatedProgram } from './forms.js';

const STANDARD_INPUT = '<stdin>';

/** What was read, a sentence for each input that could not be, and one for each directory that held none. */
export interface Inputs {
  documents: InputDocument[];
  failures: string[];
  remarks: string[];
  /** What was come upon in directories: nobody said that it describes anything. */
  found: Found;
}

export interface Found {
  /** All of it. */
  files: Set<string>;
  /** Programs that say nothing of Azure, which were not read any further. */
  unrelated: string[];
}

/**
 * @param isIgnored which files of a directory are left out; one that is named is always read
 */
export async function readInputs(paths: string[], isIgnored: (path: string) => boolean): Promise<Inputs> {
  const inputs: Inputs = { documents: [], failures: [], remarks: [], found: { files: new Set(), unrelated: [] } };
  const seen = new Set<string>();
  const named = new Set(paths.map((path) => resolve(path)));
  for (const path of paths) {
    for (const file of expand(path, inputs, isIgnored)) {
      const identity = file === '-' ? file : resolve(file);
      if (seen.has(identity)) continue;
      seen.add(identity);
      if (!named.has(identity) && file !== '-') inputs.found.files.add(shown(file));
      await readInto(inputs, file);
    }
  }
  return inputs;
}

function expand(path: string, { failures, remarks }: Inputs, isIgnored: (path: string) => boolean): string[] {
  if (path === '-') return [path];
  try {
    if (!statSync(path).isDirectory()) return [path];
    const all = configurationFiles(path);
    const files = all.filter((file) => !isIgnored(file));
    if (files.length < all.length) remarks.push(`${shown(path)}: ${all.length - files.length} of ${all.length} files are left out`);
    if (all.length === 0) remarks.push(`${shown(path)}: no file in this directory may hold configuration (${FORMS})`);
    return files;
  } catch (error) {
    failures.push(`${shown(path)}: ${reason(error)}`);
    return [];
  }
}

async function readInto(inputs: Inputs, file: string): Promise<void> {
  const uri = file === '-' ? STANDARD_INPUT : shown(file);
  try {
    const bytes = file === '-' ? await standardInput() : readFileSync(file);
    if (inputs.found.files.has(uri) && isUnrelatedProgram(uri, bytes)) inputs.found.unrelated.push(uri);
    else inputs.documents.push({ uri, text: decode(bytes) });
  } catch (error) {
    inputs.failures.push(`${uri}: ${reason(error)}`);
  }
}

/** Paths look the same in a report whichever system made it. */
function shown(path: string): string {
  return sep === '\\' ? path.replaceAll(sep, '/') : path;
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new Error('is not text: it holds a NUL byte');
  try {
    // A byte order mark stays: positions and digests are those of the file as it lies there.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('is not text in UTF-8: save it in that encoding');
  }
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file or directory';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return message;
}
