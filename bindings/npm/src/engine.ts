// What the modules that judge have in common: asking one, and taking its answer.
import { Answer, Heard, type Asker, type Texts } from './answer.js';
import { CofferdamError } from './error.js';
import type { Module } from './module.js';

/** A module that judges and the texts that lie beside it. */
export class Engine<Vocabulary> {
  #told: Told<Vocabulary> | undefined;

  /** @param vocabulary that of somebody who was never answered */
  constructor(
    private readonly module: Module,
    private readonly texts: Texts,
    private readonly vocabulary: () => Vocabulary,
  ) {}

  /** Asks, and gives what is answered. */
  answer<Given>(ask: (asker: Asker, vocabulary: Vocabulary) => void): Given {
    if (!this.module.isLoaded) {
      throw new CofferdamError('not-initialised', 'call `await init()` or `initSync()` once before asking');
    }
    this.#told ??= { vocabulary: this.vocabulary(), heard: new Heard(this.texts) };
    const { vocabulary, heard } = this.#told;
    const asker = new Caller(heard);
    try {
      ask(asker, vocabulary);
    } catch (cause) {
      // Nobody knows how far it came.
      this.#told = undefined;
      // A trap within the module is a defect of Cofferdam; say so instead of showing `unreachable`.
      throw defect(cause);
    }
    if (asker.refusal !== undefined) throw asker.refusal;
    if (asker.answer === undefined) throw defect('there is no answer');
    return asker.answer as Given;
  }
}

/** What a module told in its answers so far: as it knows that, and as it was heard here. */
interface Told<Vocabulary> {
  vocabulary: Vocabulary;
  heard: Heard;
}

/** Takes one answer. */
class Caller implements Asker {
  answer: unknown;
  refusal: CofferdamError | undefined;

  constructor(private readonly heard: Heard) {}

  given(text: string, told: number, words: Uint32Array): void {
    if (told > 0) this.heard.add(text.slice(-told));
    this.answer = new Answer(this.heard, text, words).next();
  }

  refused(code: string, message: string): void {
    this.refusal = new CofferdamError(code, message);
  }
}

function defect(cause: unknown): CofferdamError {
  return new CofferdamError('internal', `a defect of Cofferdam, please report it: ${cause}`, { cause });
}
