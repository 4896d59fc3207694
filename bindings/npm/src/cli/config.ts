// Finds the config file and joins it with what the command line says, which wins.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import type { Config, ValidateRequest } from '../contract.js';
import { readConfig } from '../complete.js';
import { initSync } from '../node.js';
import { matcher } from './glob.js';
import { complain } from './output.js';
import { UsageError } from './usage.js';

const NAMES = ['cofferdam.yaml', 'cofferdam.yml'];

export type Options = Omit<ValidateRequest, 'documents'>;

/** What the command line says about config files. */
export interface ConfigArguments {
  /** The one to use; otherwise it is looked for. */
  config?: string;
  /** Whether none is used. */
  noConfig: boolean;
}

/** Options and paths, once the config file is read. */
export interface Configured {
  options: Options;
  /** Files that describe the workspace. */
  workspace: string[];
  /** Whether a path, as the command line would name it, is left out. */
  isIgnored: (path: string) => boolean;
}

/** Whether a file is one that `findConfig` looks for. */
export function isConfig(name: string): boolean {
  return NAMES.includes(name);
}

/** Nothing when the config file is wrong; what is wrong is told. */
export function configured(given: ConfigArguments, paths: string[], options: Options): Configured | undefined {
  const ignored = (globs: string[], folder: string) => {
    const matchers = globs.map(matcher);
    return (path: string) => matchers.some((matches) => matches(relative(folder, resolve(path)).replaceAll('\\', '/')));
  };
  const own = ignored(options.ignored ?? [], process.cwd());
  const file = given.noConfig ? undefined : (given.config ?? findConfig(paths));
  if (file === undefined) return { options, workspace: [], isIgnored: own };
  const config = read(file);
  if (config === undefined) return undefined;
  const folder = dirname(resolve(file));
  const theirs = ignored(config.ignore, folder);
  return {
    options: joined(config, options, file),
    workspace: config.workspace.map((path) => relative(process.cwd(), resolve(folder, path))),
    isIgnored: (path) => own(path) || theirs(path),
  };
}

function read(file: string): Config | undefined {
  initSync();
  const { config, problems } = readConfig(file, textOf(file));
  for (const { severity, message, locations } of problems) {
    const { line, character } = locations[0]?.range.start ?? { line: 0, character: 0 };
    complain(`${file}:${line + 1}:${character + 1}: ${severity}: ${message}`);
  }
  return problems.some(({ severity }) => severity === 'error') ? undefined : config;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

function joined(config: Config, given: Options, file: string): Options {
  const { edition = config.edition ?? undefined, intents = [], assume = [], set = [], severity = [] } = given;
  return {
    ...given,
    intents: intents.length > 0 ? intents : config.intents,
    assume: [...config.assume.filter((one) => !assume.some((other) => replaces(other, one))), ...assume],
    set: [...config.set.filter((one) => !set.some((other) => key(other) === key(one))), ...set],
    severity: [...config.severity, ...severity],
    ignored: [...config.ignore, ...(given.ignored ?? [])],
    config: file,
    ...(edition !== undefined && { edition }),
  };
}

/** What one assumption fills, another one for the same or for every subject fills instead. */
function replaces(assumption: string, other: string): boolean {
  return key(assumption) === key(other) || key(assumption) === key(other).split('@')[0];
}

function key(pair: string): string {
  return pair.split('=', 1)[0]!.replace(/^(before|after):/, '').trim();
}

/** In a folder that is given, else in the working directory or above it, up to the root of the repository. */
function findConfig(paths: string[]): string | undefined {
  const folders = paths.filter((path) => path !== '-' && statSync(path, { throwIfNoEntry: false })?.isDirectory());
  const found = new Set(folders.flatMap((folder) => inFolder(folder) ?? []));
  if (found.size > 1) {
    throw new UsageError(`several config files: ${[...found].join(', ')}; name one with \`--config\`, or none with \`--no-config\``);
  }
  const [own] = found;
  if (own !== undefined) return own;
  const above = upToRepository().flatMap((folder) => inFolder(folder) ?? [])[0];
  return above === undefined ? undefined : relative(process.cwd(), above);
}

function inFolder(folder: string): string | undefined {
  return NAMES.map((name) => join(folder, name)).find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** Without a repository only the working directory: what lies above it is somebody else's. */
function upToRepository(): string[] {
  const folders = [process.cwd()];
  for (;;) {
    const folder = folders.at(-1)!;
    if (existsSync(join(folder, '.git'))) return folders;
    const parent = dirname(folder);
    if (parent === folder) return folders.slice(0, 1);
    folders.push(parent);
  }
}
