// Sections of the report that no verdict needs and that take time: made when somebody first reads one.
import type { Report } from './contract.js';
import { withLater } from './later.js';

/** Those that are read together are made together. */
const GROUPS = [['explanation', 'subjects'], ['reachability', 'inventory'], ['open', 'checks'], ['about']] as const;

export type SectionName = (typeof GROUPS)[number][number];

export const SECTIONS: readonly SectionName[] = GROUPS.flat();

/**
 * A report whose sections fill themselves at first sight.
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
  return withLater(report, wanted, (name) => having(name)[name]);
}
