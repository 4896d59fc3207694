// What the modules that judge have in common: asking one, and reading its answer.
import { CofferdamError } from './error.js';
import type { Module } from './module.js';
import { withPhrases, type Shapes, type Texts } from './phrases.js';

/** What a module answers: JSON, or nothing, which is a defect. */
type Outcome<Given> = { ok: true; given: Given } | { ok: false; error: { code: string; message: string } };

/** A module that judges and the texts that lie beside it. */
export class Engine {
  constructor(
    private readonly module: Module,
    private readonly texts: Texts,
  ) {}

  /** Asks, and puts the texts in the place of their numbers. */
  answer<Given>(ask: () => string | undefined, shapes: Shapes): Given {
    if (!this.module.isLoaded) {
      throw new CofferdamError('not-initialised', 'call `await init()` or `initSync()` once before asking');
    }
    const outcome = guarded(() => JSON.parse(ask() ?? '') as Outcome<Given>);
    if (!outcome.ok) throw new CofferdamError(outcome.error.code, outcome.error.message);
    return withPhrases(outcome.given, shapes, this.texts);
  }
}

/** A trap within the module is a defect of Cofferdam; say so instead of showing `unreachable`. */
function guarded<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (cause) {
    throw new CofferdamError('internal', `a defect of Cofferdam, please report it: ${cause}`, { cause });
  }
}
