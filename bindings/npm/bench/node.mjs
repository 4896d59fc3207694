// How the whole validation of three files compares with merely parsing them and checking their shape, in one run.
// Nothing is asserted: a ratio on a busy machine is worth a look, not a failing build.
import Ajv from 'ajv';
import { parse } from 'yaml';
import { initSync, validate } from 'cofferdam';

import { DOCUMENTS, SCHEMAS } from './inputs.mjs';

const ROUNDS = 15;
const CALLS = 200;

initSync();
const ajv = new Ajv({ allowUnionTypes: true });
const shapes = SCHEMAS.map((schema) => ajv.compile(schema));

const contenders = {
  'yaml + ajv: parse, check the shape': () =>
    DOCUMENTS.map(({ text }, index) => {
      const isValid = shapes[index](parse(text));
      if (!isValid) throw new Error(`${DOCUMENTS[index].uri}: ${ajv.errorsText(shapes[index].errors)}`);
      return isValid;
    }),
  'yaml: parse': () => DOCUMENTS.map(({ text }) => parse(text)),
  'cofferdam: parse, judge': () => validate({ documents: DOCUMENTS }),
  // Reading one of the sections that are made on request makes them all.
  'cofferdam: parse, judge, explain': () => validate({ documents: DOCUMENTS }).explanation,
};

const medians = measure(contenders);
const [base] = Object.values(medians);
for (const [name, time] of Object.entries(medians)) {
  console.log(`${name.padEnd(38)} ${time.toFixed(1).padStart(9)} µs  ${(time / base).toFixed(2).padStart(6)} ×`);
}

/** Microseconds of one call, the median of all rounds; contenders take turns so that a slow moment hits them all. */
function measure(functions) {
  const samples = Object.fromEntries(Object.keys(functions).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, call] of Object.entries(functions)) {
      const time = timeOf(call);
      // The first round warms up.
      if (round > 0) samples[name].push(time);
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, times]) => [name, median(times)]));
}

function timeOf(call) {
  const start = performance.now();
  for (let index = 0; index < CALLS; index += 1) call();
  return ((performance.now() - start) * 1000) / CALLS;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
