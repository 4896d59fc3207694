// What the modules that judge have in common: asking one, and taking its answer.
import { read, shapesOf, type Asker, type Texts } from './answer.js';
import { CofferdamError } from './error.js';
import type { Module } from './module.js';

/** A module that judges and the texts that lie beside it. */
export class Engine {
  constructor(
    private readonly module: Module,
    private readonly texts: Texts,
  ) {}

  /** Asks, and gives what is answered. */
  answer<Given>(ask: (asker: Asker) => void): Given {
    if (!this.module.isLoaded) {
      throw new CofferdamError('not-initialised', 'call `await init()` or `initSync()` once before asking');
    }
    const asker = new Caller(this.texts);
    guarded(() => ask(asker));
    if (asker.refusal !== undefined) throw asker.refusal;
    if (asker.answer === undefined) throw defect('there is no answer');
    return asker.answer as Given;
  }
}

/** Takes one answer. */
class Caller implements Asker {
  answer: unknown;
  refusal: CofferdamError | undefined;

  constructor(private readonly texts: Texts) {}

  given(shapes: string, text: string, words: Uint32Array): void {
    this.answer = read(shapesOf(shapes), text, words, this.texts);
  }

  refused(code: string, message: string): void {
    this.refusal = new CofferdamError(code, message);
  }
}

/** A trap within the module is a defect of Cofferdam; say so instead of showing `unreachable`. */
function guarded(call: () => void): void {
  try {
    call();
  } catch (cause) {
    throw defect(cause);
  }
}

function defect(cause: unknown): CofferdamError {
  return new CofferdamError('internal', `a defect of Cofferdam, please report it: ${cause}`, { cause });
}
