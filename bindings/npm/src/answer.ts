// What a module answers, made into objects. How it is written is told in bindings/wasm/src/written.rs.
import { MAKERS } from './generated/makers.js';

/** What lies beside a module: texts, and lists of texts or of their numbers. */
export interface Texts {
  TEXTS: readonly string[];
  LISTS: readonly (readonly (number | string)[])[];
}

/** Who asks, and is told the answer or why there is none. */
export interface Asker {
  /**
   * What lies in `words` is there until this returns.
   *
   * @param told how many of the last characters of `text` are told once and for all
   */
  given(text: string, told: number, words: Uint32Array): void;
  refused(code: string, message: string): void;
}

/** Makes a struct of what comes next. */
export type Maker = (answer: Answer) => object;

const KIND_BITS = 3;
const KINDS = (1 << KIND_BITS) - 1;

/** What is known before an answer is read: what lies beside the module, and what it told once and for all. */
export class Heard {
  /** By the numbers of structs. */
  readonly makers: Maker[] = [];
  readonly constants: unknown[] = [null, false, true, undefined];
  /** Lists of texts, those that an answer had already. */
  readonly #lists: (readonly string[])[] = [];

  constructor(readonly texts: Texts) {}

  /** A list of texts, for whoever may change it. */
  list(number: number): string[] {
    const { TEXTS, LISTS } = this.texts;
    const list = (this.#lists[number] ??= LISTS[number]!.map((item) => (typeof item === 'number' ? TEXTS[item]! : item)));
    return list.slice();
  }

  /** Takes what is told, those that hold another struct before it. */
  add(told: string): void {
    const shapes: string[][] = [];
    const open: string[][] = [];
    for (const [part] of told.matchAll(/=[^\n]*\n|[{}]|[^{},=]+/g)) {
      if (part === '{') {
        const names: string[] = [];
        shapes.push(names);
        open.push(names);
      } else if (part === '}') open.pop();
      else if (part.startsWith('=')) this.constants.push(part.slice(1, -1));
      else open.at(-1)!.push(part);
    }
    for (const names of shapes) this.makers.push(MAKERS.get(names.join()) ?? making(names));
  }
}

/** An answer that is being read. */
export class Answer {
  #at = 0;
  #offset = 0;

  constructor(
    private readonly heard: Heard,
    private readonly text: string,
    private readonly words: Uint32Array,
  ) {}

  /** Makes the value that comes next. */
  next(): unknown {
    const word = this.words[this.#at++]!;
    const size = word >>> KIND_BITS;
    switch (word & KINDS) {
      case 0:
        return this.heard.constants[size];
      case 1:
        return size;
      case 2:
        return this.#string(size);
      case 3:
        return this.#list(size);
      case 4:
        return this.#map(size);
      case 5:
        return this.heard.makers[size]!(this);
      case 6:
        return this.heard.texts.TEXTS[size];
      default:
        return this.heard.list(size);
    }
  }

  #string(length: number): string {
    const start = this.#offset;
    this.#offset += length;
    return this.text.slice(start, this.#offset);
  }

  #list(length: number): unknown[] {
    switch (length) {
      // Most are short, and what grows takes more room than it needs.
      case 0:
        return [];
      case 1:
        return [this.next()];
      case 2:
        return [this.next(), this.next()];
    }
    const items = [];
    for (let index = 0; index < length; index += 1) items.push(this.next());
    return items;
  }

  #map(length: number): object {
    const fields: Record<string, unknown> = {};
    for (let index = 0; index < length; index += 1) {
      const name = this.next() as string;
      const value = this.next();
      if (name !== '__proto__') fields[name] = value;
      // Nothing could be assigned to it, and a user may have called something so.
      else Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
    }
    return fields;
  }
}

/** Makes a struct that is in no schema. */
function making(names: readonly string[]): Maker {
  return (answer) => {
    const made: Record<string, unknown> = {};
    for (const name of names) {
      const value = answer.next();
      if (value !== undefined) made[name] = value;
    }
    return made;
  };
}
