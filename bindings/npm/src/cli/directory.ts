import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

import { isConfig } from './config.js';

const CONFIGURATION = /\.(ya?ml|json)$/i;

/** Every file below a directory that may hold configuration, in an order that no file system can change. */
export function configurationFiles(directory: string): string[] {
  return walk(directory).sort();
}

function walk(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    // A link to a directory is not followed: it may lead back up.
    if (entry.isDirectory()) return isSkipped(entry.name) ? [] : walk(path);
    return CONFIGURATION.test(entry.name) && !isConfig(entry.name) && isFile(entry, path) ? [path] : [];
  });
}

function isSkipped(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
