// In which files of a directory a configuration is looked for. Only names and words are weighed here; the engine tells
// what a text is by what it says.
import { extname } from 'node:path';

/** What names of configuration end with: those that the engine knows. A test compares the two lists. */
const SUFFIXES = ['.yml', '.yaml', '.json', '.jsonc', '.sh', '.bash', '.azcli', '.py', '.ipynb', '.bicep', '.bicepparam', '.tf', '.tfvars'];
/** Those of programs, which are mostly about something else. */
const PROGRAMS = ['.sh', '.bash', '.azcli', '.py', '.ipynb'];
/** A program without any of these can not describe anything of Azure. */
const AZURE = /az\b|azure|microsoft\.|workspace|endpoint|deployment/i;

export const FORMS = SUFFIXES.join(', ');

/** The form that a file has by its name, as its suffix; nothing when it is none that may hold configuration. */
export function suffix(name: string): string | undefined {
  const own = extname(name).toLowerCase();
  return SUFFIXES.includes(own) ? own : undefined;
}

/** Whether a file is a program in which nothing is said of Azure, whatever its encoding. */
export function isUnrelatedProgram(name: string, bytes: Buffer): boolean {
  return PROGRAMS.includes(suffix(name) ?? '') && !AZURE.test(bytes.toString('latin1').replaceAll('\0', ''));
}
