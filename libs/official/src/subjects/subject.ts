import type { OfficialKind, Plan } from '#plan';
import type { ApprovalRow, ConsultationRow, IncidentRow, LoadedPlan, ResponseRow, TaskRow } from '#runtime';

interface Ground {
  loaded: LoadedPlan;
  plan: Plan;
  incident: IncidentRow;
  /** The response that runs, or the last that ended. */
  last: ResponseRow | null;
  /** The moment that the document speaks of. */
  at: number;
}

/** A decision that was proposed or taken, with the level before it and the tasks of its response. */
export interface AboutDecision extends Ground {
  kind: 'proposal' | 'approval-sheet' | 'start' | 'adjustment' | 'termination';
  approval: ApprovalRow;
  response: ResponseRow;
  from: string | null;
  /** Name of who witnessed a decision by telephone. */
  witness: string | null;
  /** Those that it called for, whatever became of the response since. */
  tasks: TaskRow[];
  /** Titles of the posts that the plan has informed. */
  informed: string[];
}

/** What a document is about, with the rows that it is written from. */
export type Subject =
  | AboutDecision
  | (Ground & { kind: 'bulletin' | 'duty-report' })
  | (Ground & { kind: 'minutes'; consultation: ConsultationRow })
  | (Ground & { kind: 'supervision'; task: TaskRow; recipient: string })
  | (Ground & { kind: 'letter'; response: ResponseRow; recipient: string; tasks: TaskRow[] });

/** A document that could be written, by its kind and the id of what it is about. */
export interface Offered {
  kind: OfficialKind;
  subject: string;
  /** When that came to be. */
  at: number;
  /** What tells it from the others of its kind. */
  about: { zh: string; en: string };
}

export const isDecision = (subject: Subject): subject is AboutDecision => 'approval' in subject;

/** Whether it is a paper put before whoever decides, which speaks of what was so until then. */
export const isAsked = ({ kind }: AboutDecision): boolean => kind === 'proposal' || kind === 'approval-sheet';

/** How many hours a duty report looks back. */
export const DUTY_HOURS = 24;
