// Texts of the rulebook that are shown as they stand lie beside the compiled module, which answers with their numbers.

/** What lies beside a module: texts, and lists of texts or of their numbers. */
export interface Texts {
  TEXTS: readonly string[];
  LISTS: readonly (readonly (number | string)[])[];
}

/** Where phrases are within a value: the value itself, by property, `*` for every item, or as in the shape of that name. */
export type Places = true | string | { readonly [key: string]: Places };

/** Where phrases are within the shapes of an answer, by name; the answer itself has none. */
export type Shapes = { readonly [name: string]: Places };

/** Puts the texts in the place of their numbers. */
export function withPhrases<Value>(value: Value, shapes: Shapes, texts: Texts): Value {
  return looked(value, '', shapes, texts) as Value;
}

function looked(value: unknown, given: Places, shapes: Shapes, texts: Texts): unknown {
  const places = typeof given === 'string' ? shapes[given]! : given;
  if (places === true) return text(value, texts);
  if (typeof places === 'string') return looked(value, places, shapes, texts);
  const every = places['*'];
  if (every !== undefined && typeof value === 'number') return texts.LISTS[value]?.map((item) => text(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  const items = value as Record<string | number, unknown>;
  if (every !== undefined && Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) items[index] = looked(items[index], every, shapes, texts);
    return value;
  }
  for (const key in places) {
    if (items[key] !== undefined) items[key] = looked(items[key], places[key]!, shapes, texts);
  }
  return value;
}

function text(value: unknown, texts: Texts): unknown {
  return typeof value === 'number' ? texts.TEXTS[value] : value;
}
