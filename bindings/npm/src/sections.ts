// Sections of the report that no verdict needs and that take time: made when somebody first reads one.
import type { Report } from './contract.js';
import { addLater } from './later.js';

/** Those that are read together are made together. */
const GROUPS = [['explanation', 'subjects'], ['reachability', 'inventory'], ['open', 'checks'], ['about']] as const;

export type SectionName = (typeof GROUPS)[number][number];

export const SECTIONS: readonly SectionName[] = GROUPS.flat();

/** What a report says without its sections. */
export type Answers = Omit<Report, SectionName>;

/**
 * A report whose sections fill themselves at first sight.
 *
 * @param omitted those that stay empty
 * @param make judges again, without the sections that it is given
 */
export function withLazySections(
  answers: Answers,
  omitted: readonly SectionName[],
  make: (omit: readonly SectionName[]) => Report,
): Report {
  const made = new Map<readonly SectionName[], Report>();
  const having = (group: readonly SectionName[]): Report => {
    const known = made.get(group) ?? make(SECTIONS.filter((name) => !group.includes(name) || omitted.includes(name)));
    made.set(group, known);
    return known;
  };
  return addLater<Report, SectionName>(answers, SECTIONS, (name) => having(groupOf(name))[name]);
}

function groupOf(name: SectionName): readonly SectionName[] {
  return GROUPS.find((group: readonly SectionName[]) => group.includes(name))!;
}
