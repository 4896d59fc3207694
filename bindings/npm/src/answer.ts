// What a module answers, made into objects. How it is written is told in bindings/wasm/src/written.rs.

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

/** Names of the fields of each struct. */
type Shapes = readonly (readonly string[])[];

const KIND_BITS = 3;
const KINDS = (1 << KIND_BITS) - 1;
const CONSTANTS = [null, false, true, undefined];

/** Makes the value that stands in an answer. */
export function read(shapes: Shapes, text: string, words: Uint32Array, { TEXTS, LISTS }: Texts): unknown {
  let at = 0;
  let offset = 0;
  return next();

  function next(): unknown {
    const word = words[at++]!;
    const size = word >>> KIND_BITS;
    switch (word & KINDS) {
      case 0:
        return CONSTANTS[size];
      case 1:
        return size;
      case 2:
        return string(size);
      case 3:
        return list(size);
      case 4:
        return map(size);
      case 5:
        return struct(shapes[size]!);
      case 6:
        return TEXTS[size];
      default:
        return LISTS[size]!.map((item) => (typeof item === 'number' ? TEXTS[item] : item));
    }
  }

  function string(length: number): string {
    const start = offset;
    offset += length;
    return text.slice(start, offset);
  }

  function list(length: number): unknown[] {
    const items = [];
    for (let index = 0; index < length; index += 1) items.push(next());
    return items;
  }

  function map(length: number): object {
    const fields: Record<string, unknown> = {};
    for (let index = 0; index < length; index += 1) {
      const name = next() as string;
      const value = next();
      if (name !== '__proto__') fields[name] = value;
      // Nothing could be assigned to it, and a user may have called something so.
      else Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
    }
    return fields;
  }

  function struct(names: readonly string[]): object {
    const fields: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index += 1) {
      const value = next();
      if (value !== undefined) fields[names[index]!] = value;
    }
    return fields;
  }
}

/** Shapes that were met, by their text: the same ones are told with every answer. */
const met = new Map<string, Shapes>();
/** Which ones come, and in what order, differs little; this is only so that nothing grows for ever. */
const MOST_MET = 200;

/** The shapes that an answer tells. */
export function shapesOf(told: string): Shapes {
  const known = met.get(told);
  if (known !== undefined) return known;
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
  if (met.size === MOST_MET) met.clear();
  met.set(told, shapes);
  return shapes;
}
