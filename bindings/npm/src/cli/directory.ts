import { existsSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

import { isConfig } from './config.js';
import { suffix } from './forms.js';

/** Folders of what others wrote. */
const DEPENDENCIES = ['node_modules', 'site-packages', '__pycache__'];
/** A folder with one of these is an installed Python. */
const PYTHON = ['pyvenv.cfg', 'conda-meta'];

/** Every file below a directory that may hold configuration, in an order that no file system can change. */
export function configurationFiles(directory: string): string[] {
  return walk(directory).sort();
}

function walk(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    // A link to a directory is not followed: it may lead back up.
    if (entry.isDirectory()) return isSkipped(entry.name, path) ? [] : walk(path);
    return suffix(entry.name) !== undefined && !isConfig(entry.name) && isFile(entry, path) ? [path] : [];
  });
}

function isSkipped(name: string, path: string): boolean {
  return DEPENDENCIES.includes(name) || name.startsWith('.') || PYTHON.some((sign) => existsSync(join(path, sign)));
}

function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
