import type { GoalState, Repair, ValidateRequest } from './contract.js';
import { validate } from './validate.js';

/** How far the goal is away, and the cheapest sets of changes that reach it. */
export interface Repairs {
  state: GoalState;
  repairs: Repair[];
}

/**
 * Looks for the cheapest changes after which the documents work and, with the goal `intended`, meet every stated intent.
 *
 * @throws {CofferdamError} as `validate` does
 */
export function repair(request: ValidateRequest, goal: 'works' | 'intended' = 'intended'): Repairs {
  const { repairGoal, repairs } = validate({ ...request, repair: goal });
  return { state: repairGoal?.state ?? 'outOfReach', repairs };
}
