// Texts of the rulebook that are shown as they stand lie beside the compiled module, which answers with their numbers.
import PHRASES from './wasm/phrases.js';

/** Where phrases are within a value: the value itself, or by property, `*` for every item. */
export type Places = true | { readonly [key: string]: Places };

/** Puts the texts in the place of their numbers. */
export function withPhrases<Value>(value: Value, places: Places): Value {
  return looked(value, places) as Value;
}

function looked(value: unknown, places: Places): unknown {
  if (places === true) return typeof value === 'number' ? PHRASES[value] : value;
  if (typeof value !== 'object' || value === null) return value;
  const items = value as Record<string | number, unknown>;
  const every = places['*'];
  if (every !== undefined && Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) items[index] = looked(items[index], every);
    return value;
  }
  for (const key in places) {
    if (items[key] !== undefined) items[key] = looked(items[key], places[key]!);
  }
  return value;
}
