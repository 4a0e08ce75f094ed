import type { CaseCheck } from './check.ts';
import { checkClocks } from './clocks.ts';
import { checkDecisions } from './decisions.ts';
import { checkDeliveries, checkFallBacks } from './deliveries.ts';
import { checkInformed } from './informed.ts';
import { checkInstances } from './instances.ts';
import { checkReminders, checkTaskMessages, checkUnheard } from './messages.ts';
import { checkPlanTasks } from './plan-tasks.ts';

/** All that is asked of each case. */
export const CASE_CHECKS: readonly CaseCheck[] = [
  checkInstances,
  checkClocks,
  checkDecisions,
  checkPlanTasks,
  checkTaskMessages,
  checkReminders,
  checkUnheard,
  checkDeliveries,
  checkFallBacks,
  checkInformed,
];
