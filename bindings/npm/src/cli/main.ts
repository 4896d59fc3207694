import { createRequire } from 'node:module';

import { parseCommand } from './arguments.js';
import { check } from './check.js';
import { EXIT, type ExitCode } from './exit.js';
import { plan } from './plan.js';
import { complain, print, tolerateClosedPipes } from './output.js';
import { USAGE, UsageError } from './usage.js';

/** Follows the command line and sets the exit status; the process then ends by itself. */
export async function main(argv: string[]): Promise<void> {
  tolerateClosedPipes();
  try {
    process.exitCode = await follow(argv);
  } catch (error) {
    complain(error instanceof UsageError ? `${error.message}\nTry \`cofferdam --help\`.` : String((error as Error).stack));
    process.exitCode = EXIT.unusable;
  }
}

async function follow(argv: string[]): Promise<ExitCode> {
  const command = parseCommand(argv);
  if (command.kind === 'check') return check(command);
  if (command.kind === 'plan') return plan(command);
  print(command.kind === 'help' ? USAGE : `${version()}\n`);
  return EXIT.fine;
}

function version(): string {
  return createRequire(import.meta.url)('../../package.json').version;
}
