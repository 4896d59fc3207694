// Sections of the report that no verdict needs and that take time to put into words: made when somebody first reads one.
import type { Report } from './contract.js';

/** In the order of the report. */
export const SECTIONS = ['explanation', 'subjects', 'reachability', 'inventory'] as const;

export type SectionName = (typeof SECTIONS)[number];

/**
 * Defines the sections as properties that fill themselves at first sight, all at once. They are enumerable, so that
 * copying, `JSON.stringify` and `structuredClone` see them as they see the rest.
 */
export function withLazySections(report: Report, names: readonly SectionName[], make: () => Report): Report {
  const fill = (): void => {
    const whole = make();
    for (const name of names) {
      Object.defineProperty(report, name, { value: whole[name], enumerable: true, configurable: true, writable: true });
    }
  };
  for (const name of names) {
    Object.defineProperty(report, name, {
      enumerable: true,
      configurable: true,
      get() {
        fill();
        return report[name];
      },
      set(value) {
        Object.defineProperty(report, name, { value, enumerable: true, configurable: true, writable: true });
      },
    });
  }
  return report;
}
