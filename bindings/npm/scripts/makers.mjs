// Writes src/generated/makers.ts: what makes each struct of an answer. With the names of its fields in the code the
// engine makes an object several times sooner than with names that it is handed.
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);

const schemaOf = (name) => JSON.parse(readFileSync(new URL(`schema/${name}.schema.json`, root), 'utf8'));
/** What a report may be told without. */
const sections = schemaOf('request').$defs.Section.oneOf.map((section) => section.const);

const structs = new Map();
for (const name of ['report', 'plan']) {
  const { $defs, ...schema } = schemaOf(name);
  const required = schema.required.filter((field) => name !== 'report' || !sections.includes(field));
  for (const struct of [{ ...schema, required }, ...Object.values($defs)]) {
    if (struct.properties) structs.set(Object.keys(struct.properties).join(), makerOf(struct));
  }
}
const makers = Array.from(structs, ([names, maker]) => `  ['${names}', ${maker}],\n`);
writeFileSync(
  new URL('src/generated/makers.ts', root),
  `// @generated from schema/report.schema.json and schema/plan.schema.json; do not edit.
import type { Maker } from '../answer.js';

/** What makes a struct, by the names of its fields. */
export const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
${makers.join('')}]);
`,
);

/** Fields come in the order of the schema; one that is not required may be absent. */
function makerOf({ properties, required = [] }) {
  const names = Object.keys(properties);
  const optional = names.findIndex((name) => !required.includes(name));
  if (optional === -1) return `(answer) => ({ ${names.map(given).join(', ')} })`;
  const rest = names.slice(optional).map((name) => {
    if (required.includes(name)) return `made.${name} = answer.next();`;
    return `value = answer.next(); if (value !== undefined) made.${name} = value;`;
  });
  const first = names.slice(0, optional).map(given).join(', ');
  return `(answer) => { let value: unknown; const made: Record<string, unknown> = { ${first} }; ${rest.join(' ')} return made; }`;
}

function given(name) {
  return `${name}: answer.next()`;
}
