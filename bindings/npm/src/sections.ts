// Sections of the report that no verdict needs and that take time to put into words: made when somebody first reads one.
import type { Report } from './contract.js';

/** Those that are read together are made together. */
const GROUPS = [
  ['explanation', 'subjects'],
  ['reachability', 'inventory'],
] as const;

export type SectionName = (typeof GROUPS)[number][number];

/** In the order of the report. */
export const SECTIONS: readonly SectionName[] = GROUPS.flat();

/**
 * Defines the sections as properties that fill themselves at first sight. They are enumerable, so that copying,
 * `JSON.stringify` and `structuredClone` see them as they see the rest.
 *
 * @param make judges again, without the sections that it is given
 */
export function withLazySections(
  report: Report,
  wanted: readonly SectionName[],
  make: (omit: SectionName[]) => Report,
): Report {
  for (const group of GROUPS) {
    const names = group.filter((name) => wanted.includes(name));
    const fill = (): void => {
      const filled = make(SECTIONS.filter((name) => !names.some((other) => other === name)));
      for (const name of names) settle(report, name, filled[name]);
    };
    for (const name of names) {
      Object.defineProperty(report, name, {
        enumerable: true,
        configurable: true,
        get() {
          fill();
          return report[name];
        },
        set: (value) => settle(report, name, value),
      });
    }
  }
  return report;
}

function settle(report: Report, name: SectionName, value: unknown): void {
  Object.defineProperty(report, name, { value, enumerable: true, configurable: true, writable: true });
}
