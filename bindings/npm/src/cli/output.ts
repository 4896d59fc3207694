// The two output streams. Nothing ends the process: what is written is written to its end.
const WIDEST = 100;
const NARROWEST = 40;

export function print(text: string): void {
  process.stdout.write(text);
}

export function complain(message: string): void {
  process.stderr.write(`cofferdam: ${message}\n`);
}

/** A reader that closes the pipe early, such as `head`, has seen enough; that is no failure. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

export function isColourful(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'];
}

export function terminalWidth(): number {
  return Math.max(NARROWEST, Math.min(process.stdout.columns ?? WIDEST, WIDEST));
}
