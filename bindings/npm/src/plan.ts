import type { Plan, PlanRequest } from './contract.js';
import { judgePlan } from './complete.js';
import { checkedRequest, definedFields } from './request.js';
import { wellFormed } from './surrogates.js';

/**
 * Plans how to get from one configuration to another: what changes, whether it may, the ways there with their steps in
 * order, and moments in which something is wider open than both before and after.
 *
 * Synchronous, without a network or a file; the answer is plain data.
 *
 * @throws {CofferdamError} when one of the questions can not be asked; never because of what a document says.
 */
export function plan(request: PlanRequest): Plan {
  const { before, after } = definedFields(request, { before: true, after: true }, 'the request');
  const is = wellFormed(checkedRequest(before));
  const willBe = wellFormed(checkedRequest(after));
  const answer = judgePlan(is.question, willBe.question);
  answer.problems.before.unshift(...is.problems);
  answer.problems.after.unshift(...willBe.problems);
  return answer;
}
