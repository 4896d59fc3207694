import { CofferdamError } from '../error.js';
import { initSync } from '../node.js';
import { renderText, SECTIONS } from '../text/index.js';
import { validateWhole } from '../validate.js';
import type { CheckArguments } from './arguments.js';
import { configured } from './config.js';
import { EXIT, exitCode, nothingRecognised, type ExitCode } from './exit.js';
import { readInputs, type Inputs } from './inputs.js';
import { complain, isColourful, print, terminalWidth } from './output.js';
import { withoutUnrelated } from './unrelated.js';

export async function check(given: CheckArguments): Promise<ExitCode> {
  const configuration = configured(given, given.paths, given.options);
  if (configuration === undefined) return EXIT.unusable;
  const { options, workspace, isIgnored } = configuration;
  const inputs = await readInputs([...given.paths, ...workspace], isIgnored);
  for (const message of [...inputs.failures, ...inputs.remarks]) complain(message);
  if (inputs.documents.length === 0 && inputs.found.unrelated.length === 0) return EXIT.unusable;
  try {
    const judged = judge({ ...given, options }, inputs);
    return inputs.failures.length > 0 ? EXIT.unusable : judged;
  } catch (error) {
    if (!(error instanceof CofferdamError)) throw error;
    complain(error.message);
    return EXIT.unusable;
  }
}

function judge({ format, options, requireDecided, show }: CheckArguments, { documents, found }: Inputs): ExitCode {
  initSync();
  // What nobody asked to see is not put into words.
  const hidden = format === 'json' ? [] : SECTIONS.filter((section) => !show.includes(section));
  const report = validateWhole({ documents, ...options, repair: 'intended', omit: hidden });
  const { problems, remark } = withoutUnrelated(report, found);
  print(
    format === 'json'
      ? `${JSON.stringify(report, null, 2)}\n`
      : renderText({ ...report, problems }, documents, { colour: isColourful(), width: terminalWidth(), show }),
  );
  if (remark !== undefined) complain(remark);
  if (nothingRecognised(report)) complain('nothing in the input is of a kind that Cofferdam knows');
  return exitCode(report, requireDecided);
}
