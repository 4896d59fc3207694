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
  const names = Object.keys(schema.$defs).filter((shape) => holds(schema.$defs[shape], schema, [shape]));
  const shapes = Object.fromEntries(names.map((shape) => [shape, placesOf(schema.$defs[shape], names)]));
  const code = `// @generated from schema/${name}.schema.json; do not edit.
import type { Shapes } from '../phrases.js';

export const SHAPES: Shapes = ${JSON.stringify({ '': placesOf(schema, names), ...shapes }, null, 2)};
`;
  writeFileSync(new URL(`src/generated/${name}-phrases.ts`, root), code);
}

// Whether a value of this shape may hold a phrase; shapes may hold themselves.
function holds(node, schema, within) {
  if (node.format === 'phrase') return true;
  if (node.$ref !== undefined) {
    const name = shapeOf(node);
    return !within.includes(name) && holds(schema.$defs[name], schema, [...within, name]);
  }
  return parts(node).some(([, part]) => holds(part, schema, within));
}

// What to look up within a value of this shape: `true` the value itself, else by property, `*` for every item; the name
// of another shape stands for what is looked up within that.
function placesOf(node, names) {
  if (node.format === 'phrase') return true;
  if (node.$ref !== undefined) return names.includes(shapeOf(node)) ? shapeOf(node) : undefined;
  const places = {};
  for (const [key, part] of parts(node)) {
    const found = placesOf(part, names);
    if (found === undefined) continue;
    if (key === undefined && typeof found !== 'object') return found;
    Object.assign(places, key === undefined ? found : { [key]: found });
  }
  return Object.keys(places).length > 0 ? places : undefined;
}

// The parts of a shape: its properties, its items, and, without a key, what it may be instead.
function parts(node) {
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? [])].map((choice) => [undefined, choice]);
  return [...Object.entries(node.properties ?? {}), ...(node.items ? [['*', node.items]] : []), ...choices];
}

function shapeOf({ $ref }) {
  return $ref.split('/').at(-1);
}
