// What a module answers, made into objects. How it is written is told in bindings/wasm/src/written.rs.
import { MAKERS } from './generated/makers.js';

/** What lies beside a module: texts, and lists of texts or of their numbers. */
export interface Texts {
  TEXTS: readonly string[];
  LISTS: readonly (readonly (number | string)[])[];
}

/** Who asks, and is told the answer or why there is none. */
export interface Asker {
  /** What lies in `words` is there until this returns. */
  given(shapes: string, text: string, words: Uint32Array): void;
  refused(code: string, message: string): void;
}

/** Makes a struct of what comes next. */
export type Maker = (answer: Answer) => object;

const KIND_BITS = 3;
const KINDS = (1 << KIND_BITS) - 1;
const CONSTANTS = [null, false, true, undefined];

/** An answer that is being read. */
export class Answer {
  #at = 0;
  #offset = 0;

  /** @param makers of all structs that were told, by number */
  constructor(
    private readonly makers: readonly Maker[],
    private readonly text: string,
    private readonly words: Uint32Array,
    private readonly texts: Texts,
  ) {}

  /** Makes the value that comes next. */
  next(): unknown {
    const word = this.words[this.#at++]!;
    const size = word >>> KIND_BITS;
    switch (word & KINDS) {
      case 0:
        return CONSTANTS[size];
      case 1:
        return size;
      case 2:
        return this.#string(size);
      case 3:
        return this.#list(size);
      case 4:
        return this.#map(size);
      case 5:
        return this.makers[size]!(this);
      case 6:
        return this.texts.TEXTS[size];
      default:
        return this.texts.LISTS[size]!.map((item) => (typeof item === 'number' ? this.texts.TEXTS[item] : item));
    }
  }

  #string(length: number): string {
    const start = this.#offset;
    this.#offset += length;
    return this.text.slice(start, this.#offset);
  }

  #list(length: number): unknown[] {
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

/** What makes the structs that an answer tells, each of which is told once. */
export function makersOf(told: string): Maker[] {
  return shapesOf(told).map((names) => MAKERS.get(names.join()) ?? making(names));
}

/** Names of the fields of each struct, those that hold another one before it. */
function shapesOf(told: string): string[][] {
  const shapes: string[][] = [];
  const open: string[][] = [];
  for (const [part] of told.matchAll(/[{}]|[^{},]+/g)) {
    if (part === '{') {
      const names: string[] = [];
      shapes.push(names);
      open.push(names);
    } else if (part === '}') open.pop();
    else open.at(-1)!.push(part);
  }
  return shapes;
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
