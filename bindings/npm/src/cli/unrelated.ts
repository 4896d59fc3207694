// What a directory holds besides what is judged. Somebody who names a file hears why it is not judged; of what was only
// come upon a count is enough.
import type { Problem, Report } from '../contract.js';
import { suffix } from './forms.js';
import type { Found } from './inputs.js';

/** What is said of a text that describes nothing that is judged. */
const NOTHING = ['unrecognised-document', 'other-document', 'nothing-described'];
/** What may be said of it besides, and matters only where something is judged. */
const MANNERS = ['several-documents', 'template-placeholder', 'templated-key', 'duplicate-key'];

type Told = { about: { inputs: Report['about']['inputs'] }; problems: Problem[] };

/** Problems without those of texts that were come upon and describe nothing, and a sentence that counts these. */
export function withoutUnrelated({ about, problems }: Told, found: Found): { problems: Problem[]; remark?: string } {
  const uriOf = ({ locations }: Problem) => locations[0]?.uri;
  const matters = new Set(problems.filter(({ code }) => ![...NOTHING, ...MANNERS].includes(code)).map(uriOf));
  const nothing = about.inputs.filter(({ recognised }) => recognised.length === 0).map(({ uri }) => uri);
  const unrelated = nothing.filter((uri) => found.files.has(uri) && !matters.has(uri));
  const counted = [...unrelated, ...found.unrelated];
  if (counted.length === 0) return { problems };
  const isLeftOut = new Set<string | undefined>(unrelated);
  const kept = problems.filter((problem) => !isLeftOut.has(uriOf(problem)));
  const remark = `${counted.length} of ${found.files.size} files in directories describe nothing that is judged: ${bySuffix(counted)}`;
  return { problems: kept, remark };
}

function bySuffix(files: string[]): string {
  const counts = new Map<string, number>();
  for (const name of files.map((file) => suffix(file) ?? file)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1));
  return sorted.map(([name, count]) => `${count} ${name}`).join(', ');
}
