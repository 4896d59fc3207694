import { parseArgs } from 'node:util';

import type { ValidateRequest } from '../contract.js';
import { SECTIONS, type ShownSection } from '../text/index.js';
import { UsageError } from './usage.js';

export const FORMATS = ['text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What `cofferdam check` was asked to do. */
export interface CheckArguments {
  format: Format;
  options: Omit<ValidateRequest, 'documents'>;
  requireDecided: boolean;
  show: ShownSection[];
  paths: string[];
}

export type Command = { kind: 'help' } | { kind: 'version' } | ({ kind: 'check' } & CheckArguments);

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  format: { type: 'string', default: 'text' },
  intent: { type: 'string', multiple: true },
  assume: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  edition: { type: 'string' },
  'require-decided': { type: 'boolean', default: false },
  checks: { type: 'boolean', default: false },
  show: { type: 'string', multiple: true },
} as const;

export function parseCommand(argv: string[]): Command {
  const { values, positionals } = parse(argv);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...paths] = positionals;
  if (command !== 'check') {
    throw new UsageError(command === undefined ? 'no command given' : `there is no command \`${command}\``);
  }
  if (paths.length === 0) throw new UsageError('nothing to check: name files or directories, or `-` for standard input');
  return {
    kind: 'check',
    format: knownFormat(values.format),
    requireDecided: values['require-decided'],
    show: (values.show ?? []).flatMap((list) => list.split(',')).map(knownSection),
    paths,
    options: {
      intents: values.intent ?? [],
      assume: values.assume ?? [],
      set: values.set ?? [],
      listChecks: values.checks,
      // Which editions exist is not known here; the module says so when it meets another one.
      ...(values.edition !== undefined && { edition: values.edition as NonNullable<ValidateRequest['edition']> }),
    },
  };
}

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
