// What the compiled modules have in common: loading one, asking it, and reading its answer.
import { CofferdamError } from './error.js';
import { withPhrases, type Shapes, type Texts } from './phrases.js';

/** A compiled module as wasm-bindgen wraps it. */
export interface Bindings {
  default: (source?: { module_or_path: object }) => Promise<unknown>;
  initSync: (source: { module: object }) => unknown;
}

/** What a module answers: JSON, or nothing, which is a defect. */
type Outcome<Given> = { ok: true; given: Given } | { ok: false; error: { code: string; message: string } };

/** One compiled module and the texts that lie beside it. */
export class Engine {
  #ready = false;

  constructor(
    private readonly bindings: Bindings,
    private readonly texts: Texts,
  ) {}

  /** Loads the module; without a source, by fetching it from beside the wrapper. */
  async load(source?: object): Promise<void> {
    await this.bindings.default(source && { module_or_path: source });
    this.#ready = true;
  }

  loadSync(source: object): void {
    this.bindings.initSync({ module: source });
    this.#ready = true;
  }

  isLoaded(): boolean {
    return this.#ready;
  }

  /** Asks, and puts the texts in the place of their numbers. */
  answer<Given>(ask: () => string | undefined, shapes: Shapes): Given {
    if (!this.#ready) {
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
