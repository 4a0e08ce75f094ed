import { commandProblems } from './command.ts';
import { decisionProblems } from './decision.ts';
import { dispatchProblems } from './dispatch.ts';
import { identityProblems } from './identity.ts';
import { planProblems } from './plan.ts';
import { reportProblems } from './report.ts';
import { taskProblems } from './task.ts';

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
  ...decisionProblems,
  ...taskProblems,
  ...dispatchProblems,
  ...identityProblems,
} satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof PROBLEMS;
