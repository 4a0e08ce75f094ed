import type { Instance } from './instance.ts';

export interface TaskNote {
  at: number;
  by: string;
  /** Set when a duty officer wrote it for the agency. */
  onBehalfOf: string | null;
  text: string;
  figures?: Record<string, number>;
  /** The answer that these words came with, such as `request-adjustment`; absent in notes of before. */
  answer?: string;
}

/** What a recipient asks back about its task, and what the duty room said. */
export interface TaskQuestion {
  id: string;
  text: string;
  at: number;
  /** Account, and its person's name at the time. */
  by: string;
  byName: string;
  /** Set when a duty officer wrote it for the agency. */
  onBehalfOf: string | null;
  /** Null while nobody has answered. */
  answer: { text: string; at: number; by: string; byName: string } | null;
}

/** Who of the recipient's own people sees to a task. */
export interface TaskHandler {
  accountId: string;
  name: string;
  at: number;
  /** Account that handed it on. */
  by: string;
}

/** What the office settled for an open task before the end of its response (5.7). */
export interface TaskSettlement {
  outcome: 'completed' | 'carried-over' | 'withdrawn';
  reason: string;
  at: number;
  by: string;
}

export interface TaskData {
  title: { zh: string; en: string };
  detail: { zh: string; en: string } | null;
  cite: string;
  measure: number | null;
  /** Null for a task of preparation, which no level calls for. */
  level: string | null;
  role: 'lead' | 'joint' | 'support';
  lead: string | null;
  /** order: inside the chain of command; request: a letter of request to a body outside it. */
  form: 'order' | 'request';
  condition: { kind: string; words: string; releasedBy: string[] } | null;
  /** Time allowed from issue; null where the plan sets none. */
  dueWithinMs: number | null;
  /** Rhythm of a recurring duty. */
  recursMs: number | null;
  outlives: boolean;
  source: 'plan' | 'added';
  notes: TaskNote[];
  acknowledgedBy: string | null;
  acknowledgedAt: number | null;
  /** Absent while nobody has settled it. */
  settlement?: TaskSettlement;
  /** The last request to those who may release it, while it waits for its condition. */
  releaseAsked?: { at: number; by: string; reason: string };
  /** Work group that carries it out. */
  workGroupId?: string;
  /** Absent while nobody has asked. */
  questions?: TaskQuestion[];
  /** Absent while nobody of the recipient was named. */
  handler?: TaskHandler;
  /** Steps of the escalation chain that were taken since it was issued. */
  escalated: number;
}

export interface TaskRow extends Instance<{ overdue: boolean; adjustmentRequested: boolean }, TaskData> {
  /** The incident, or for a task of preparation the warning. */
  incidentId: string;
  /** Null for a task of preparation. */
  responseId: string | null;
  /** Template key; with the recipient it identifies the duty across levels. */
  key: string;
  /** `agency:<key>` or `division:<code>`. */
  recipient: string;
  urgency: 'urgent' | 'routine';
  dueAt: number | null;
}
