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

import type { Report } from './generated/report.js';
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
