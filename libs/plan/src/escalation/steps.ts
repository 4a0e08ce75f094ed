import { durationMs } from '#kernel';
import type { EscalationStep } from '../model/escalation.ts';
import type { Plan } from '../model/plan.ts';

/** People of the recipient itself; anything else in `to` is a post. */
export const OWN_PEOPLE = ['recipient', 'second-contact', 'agency-head'] as const;

/**
 * The steps for a task of this urgency, in the plan's order. A step that would address a leader of the
 * jurisdiction is left out, whatever a plan says that was loaded in spite of lint.
 */
export function escalationSteps(plan: Plan, urgency: 'urgent' | 'routine'): EscalationStep[] {
  const leaders = new Set(plan.posts.filter(({ leader }) => leader).map(({ key }) => key));
  return plan.escalation.filter(
    (step) => !leaders.has(step.to) && (step.tasks === undefined || step.tasks === urgency),
  );
}

/** When the step after `done` of them is due, counted from the step before; null where the chain has ended. */
export function nextStepAt(steps: readonly EscalationStep[], done: number, since: number): number | null {
  const step = steps[done];
  return step ? since + durationMs(step.after) : null;
}
