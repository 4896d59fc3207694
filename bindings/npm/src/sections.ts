// Sections of the report that no verdict needs and that take time: made when somebody first reads one.
import type { Report } from './contract.js';
import { fillLater } from './later.js';

/** Those that are read together are made together. */
const GROUPS = [['explanation', 'subjects'], ['reachability', 'inventory'], ['digests']] as const;

export type SectionName = (typeof GROUPS)[number][number];

export const SECTIONS: readonly SectionName[] = GROUPS.flat();

/** Where digests are: in each input, and not in a property of the report. */
const DIGESTS = 'digests';

/**
 * Lets the sections of a report fill themselves at first sight.
 *
 * @param make judges again, without the sections that it is given
 */
export function withLazySections(
  report: Report,
  wanted: readonly SectionName[],
  make: (omit: SectionName[]) => Report,
): Report {
  const made: Report[] = [];
  const having = (name: SectionName): Report => {
    const number = GROUPS.findIndex((group: readonly SectionName[]) => group.includes(name));
    const group: readonly SectionName[] = GROUPS[number]!;
    return (made[number] ??= make(SECTIONS.filter((other) => !group.includes(other) || !wanted.includes(other))));
  };
  const properties = wanted.filter((name) => name !== DIGESTS);
  fillLater(report, properties, (name) => having(name)[name]);
  if (wanted.includes(DIGESTS)) {
    report.about.inputs.forEach((input, index) => {
      fillLater(input, ['sha256'], () => having(DIGESTS).about.inputs[index]!.sha256);
    });
  }
  return report;
}
