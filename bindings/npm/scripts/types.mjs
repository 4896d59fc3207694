// Writes src/generated/*.ts: the TypeScript types of the contract, from its JSON Schema.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

const root = new URL('../', import.meta.url);

await generate('report', 'Report');
await generate('plan', 'Plan');
// `Request` is the name of a global in browsers and in Node.
await generate('request', 'ValidateRequest');
writePlaces('report');
writePlaces('plan');

async function generate(name, title) {
  const schema = JSON.parse(readFileSync(new URL(`schema/${name}.schema.json`, root), 'utf8'));
  const code = await compile(withNamedReferences({ ...schema, title }), title, {
    additionalProperties: false,
    bannerComment: `// @generated from schema/${name}.schema.json; do not edit.`,
    style: { singleQuote: true },
  });
  mkdirSync(new URL('src/generated/', root), { recursive: true });
  writeFileSync(new URL(`src/generated/${name}.ts`, root), code);
}

// A description beside `$ref` makes the compiler repeat the whole type under a new name (`Range1`, `Range2`);
// `allOf` around the reference keeps both the name and the description.
function withNamedReferences(node) {
  if (Array.isArray(node)) return node.map(withNamedReferences);
  if (node === null || typeof node !== 'object') return node;
  const { $ref, ...rest } = node;
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withNamedReferences(value)]));
  if ($ref === undefined) return copy;
  return Object.keys(copy).length === 0 ? { $ref } : { ...copy, allOf: [{ $ref }] };
}

// Writes where an answer holds texts that the module leaves out and answers with numbers (`"format": "phrase"`).
function writePlaces(name) {
  const schema = JSON.parse(readFileSync(new URL(`schema/${name}.schema.json`, root), 'utf8'));
  const code = `// @generated from schema/${name}.schema.json; do not edit.
import type { Places } from '../phrases.js';

export const PLACES: Places = ${JSON.stringify(placesOf(schema, schema, []), null, 2)};
`;
  writeFileSync(new URL(`src/generated/${name}-phrases.ts`, root), code);
}

// What to look up within a value of this shape: `true` the value itself, else by property, `*` for every item.
function placesOf(node, schema, within) {
  if (node.format === 'phrase') return true;
  if (node.$ref !== undefined) {
    // A shape within itself ends here: only a shape that holds a phrase would need more, and there is none.
    if (within.includes(node.$ref)) return undefined;
    return placesOf(schema.$defs[node.$ref.split('/').at(-1)], schema, [...within, node.$ref]);
  }
  const parts = Object.entries(node.properties ?? {}).map(([key, value]) => [key, placesOf(value, schema, within)]);
  if (node.items !== undefined) parts.push(['*', placesOf(node.items, schema, within)]);
  const places = Object.fromEntries(parts.filter(([, part]) => part !== undefined));
  for (const choice of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) {
    const part = placesOf(choice, schema, within);
    if (part === true) return true;
    Object.assign(places, part);
  }
  return Object.keys(places).length > 0 ? places : undefined;
}
