// Writes src/generated/*.ts: the TypeScript types of the contract, from its JSON Schema.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

const root = new URL('../', import.meta.url);

await generate('report', 'Report');
await generate('plan', 'Plan');
// `Request` is the name of a global in browsers and in Node.
await generate('request', 'ValidateRequest');

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
