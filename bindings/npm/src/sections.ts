// Sections of the report that no verdict needs and that take time: made when somebody first reads one.
import type { Report } from './contract.js';
import { addLater } from './later.js';

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
  const answers = answersOf(report);
  for (const name of SECTIONS) if (!wanted.includes(name)) Object.assign(answers, { [name]: report[name] });
  return addLater<Report, SectionName>(answers, wanted, (name) => having(name)[name]);
}

/** What is no section. Names in the code: copied name by name it would take several times as long. */
function answersOf(report: Report): Omit<Report, SectionName> {
  const { schemaVersion, rulebookVersion, edition, works, isolation, intended, findings, matrix, parts } = report;
  const { repairGoal, repairs, problems } = report;
  return {
    schemaVersion,
    rulebookVersion,
    edition,
    works,
    isolation,
    intended,
    findings,
    matrix,
    parts,
    repairGoal,
    repairs,
    problems,
  };
}
