/** The published contract: generated from the JSON Schema in `schema/`. */
export type * from './generated/report.js';
export type {
  Change,
  ChangeKind,
  Dependence,
  Moment,
  Note,
  Plan,
  PlanAbout,
  PlannedStep,
  PlannedWay,
  PlanProblems,
  Standing,
} from './generated/plan.js';
export type { Bounds, InputDocument, ValidateRequest } from './generated/request.js';

import type { Problem, Report } from './generated/report.js';
import type { ValidateRequest } from './generated/request.js';

/** Two configurations: as it is, and as it is meant to be. */
export interface PlanRequest {
  before: ValidateRequest;
  after: ValidateRequest;
}

/** What `cofferdam/verdicts` answers: a report without the sections that explain it and without repairs. */
export type Verdicts = Omit<
  Report,
  'explanation' | 'subjects' | 'reachability' | 'inventory' | 'repairs' | 'repairGoal'
>;

/** What `cofferdam/verdicts` is asked. */
export type VerdictsRequest = Omit<ValidateRequest, 'repair' | 'omit'>;

/** What a config file says, in the form in which requests take it. */
export interface Config {
  intents: string[];
  edition: ValidateRequest['edition'] | null;
  assume: string[];
  set: string[];
  severity: string[];
  /** Globs, relative to the config file. */
  ignore: string[];
  /** Paths, relative to the config file. */
  workspace: string[];
}

/** A config file, as far as it was understood, and what was not. */
export interface ConfigFile {
  config: Config;
  problems: Problem[];
}
