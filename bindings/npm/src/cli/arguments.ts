import { parseArgs } from 'node:util';

import type { ValidateRequest } from '../contract.js';
import { SECTIONS, type ShownSection } from '../text/index.js';
import type { ConfigArguments, Options } from './config.js';
import { UsageError } from './usage.js';

export const FORMATS = ['text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What `cofferdam check` was asked to do. */
export interface CheckArguments extends ConfigArguments {
  format: Format;
  options: Options;
  requireDecided: boolean;
  show: ShownSection[];
  paths: string[];
}

/** What `cofferdam plan` was asked to do. */
export interface PlanArguments extends ConfigArguments {
  format: Format;
  options: Options;
  before: string;
  after: string;
}

export type Command =
  | { kind: 'help' }
  | { kind: 'version' }
  | ({ kind: 'check' } & CheckArguments)
  | ({ kind: 'plan' } & PlanArguments);

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  format: { type: 'string', default: 'text' },
  intent: { type: 'string', multiple: true },
  assume: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  edition: { type: 'string' },
  severity: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  config: { type: 'string' },
  'no-config': { type: 'boolean', default: false },
  'require-decided': { type: 'boolean', default: false },
  checks: { type: 'boolean', default: false },
  show: { type: 'string', multiple: true },
} as const;

export function parseCommand(argv: string[]): Command {
  const { values, positionals } = parse(argv);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...paths] = positionals;
  const options = {
    intents: values.intent ?? [],
    assume: values.assume ?? [],
    ignored: values.ignore ?? [],
    // Which editions exist is not known here; the module says so when it meets another one.
    ...(values.edition !== undefined && { edition: values.edition as NonNullable<ValidateRequest['edition']> }),
  };
  const format = knownFormat(values.format);
  const config = { noConfig: values['no-config'], ...(values.config !== undefined && { config: values.config }) };
  if (command === 'plan') {
    const [before, after, ...more] = paths;
    const stray = ONLY_FOR_CHECK.find((name) => values[name] !== undefined && values[name] !== false);
    if (stray !== undefined) throw new UsageError(`\`--${stray}\` is no option of \`cofferdam plan\``);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new UsageError('`cofferdam plan` takes BEFORE and AFTER, each a file or a directory');
    }
    return { kind: 'plan', format, options, ...config, before, after };
  }
  if (command !== 'check') {
    throw new UsageError(command === undefined ? 'no command given' : `there is no command \`${command}\``);
  }
  if (paths.length === 0) throw new UsageError('nothing to check: name files or directories, or `-` for standard input');
  return {
    kind: 'check',
    format,
    ...config,
    requireDecided: values['require-decided'],
    show: (values.show ?? []).flatMap((list) => list.split(',')).map(knownSection),
    paths,
    options: { ...options, set: values.set ?? [], severity: values.severity ?? [], listChecks: values.checks },
  };
}

const ONLY_FOR_CHECK = ['set', 'severity', 'checks', 'show', 'require-decided'] as const;

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's own words: unknown option, missing value.
    throw new UsageError((error as Error).message);
  }
}

function knownFormat(given: string): Format {
  const format = FORMATS.find((name) => name === given);
  if (format === undefined) throw new UsageError(`there is no format \`${given}\`; the formats are ${FORMATS.join(', ')}`);
  return format;
}

function knownSection(given: string): ShownSection {
  const section = SECTIONS.find((name) => name === given.trim());
  if (section === undefined) throw new UsageError(`there is no section \`${given}\` to show; the sections are ${SECTIONS.join(', ')}`);
  return section;
}
