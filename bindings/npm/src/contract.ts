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

import type { ValidateRequest } from './generated/request.js';

/** Two configurations: as it is, and as it is meant to be. */
export interface PlanRequest {
  before: ValidateRequest;
  after: ValidateRequest;
}
