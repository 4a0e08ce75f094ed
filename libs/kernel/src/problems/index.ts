import { attachmentProblems } from './attachment.ts';
import { auditProblems } from './audit.ts';
import { clockProblems } from './clocks.ts';
import { commandProblems } from './command.ts';
import { decisionProblems } from './decision.ts';
import { dispatchProblems } from './dispatch.ts';
import { dutyProblems } from './duty.ts';
import { followProblems } from './follow.ts';
import { identityProblems } from './identity.ts';
import { officialProblems } from './official.ts';
import { planProblems } from './plan.ts';
import { registerProblems } from './register.ts';
import { releaseProblems } from './release.ts';
import { reportProblems } from './report.ts';
import { reviewProblems } from './review.ts';
import { taskProblems } from './task.ts';
import { upwardProblems } from './upward.ts';
import { warningProblems } from './warning.ts';

export interface ProblemEntry {
  status: number;
  zh: string;
  en: string;
}

/** Every refusal that Kaidu can give. Codes are stable: never renamed, never reused. `{name}` is filled in. */
export const PROBLEMS = {
  ...commandProblems,
  ...planProblems,
  ...reportProblems,
  ...releaseProblems,
  ...decisionProblems,
  ...taskProblems,
  ...followProblems,
  ...clockProblems,
  ...dutyProblems,
  ...dispatchProblems,
  ...identityProblems,
  ...warningProblems,
  ...upwardProblems,
  ...officialProblems,
  ...reviewProblems,
  ...attachmentProblems,
  ...registerProblems,
  ...auditProblems,
} satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof PROBLEMS;
