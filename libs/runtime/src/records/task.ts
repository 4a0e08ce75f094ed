import type { Instance } from './instance.ts';

export interface TaskNote {
  at: number;
  by: string;
  /** Set when a duty officer wrote it for the agency. */
  onBehalfOf: string | null;
  text: string;
  figures?: Record<string, number>;
}

export interface TaskData {
  title: { zh: string; en: string };
  detail: { zh: string; en: string } | null;
  cite: string;
  measure: number | null;
  level: string;
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
}

export interface TaskRow extends Instance<{ overdue: boolean; adjustmentRequested: boolean }, TaskData> {
  incidentId: string;
  responseId: string;
  /** Template key; with the recipient it identifies the duty across levels. */
  key: string;
  /** `agency:<key>` or `division:<code>`. */
  recipient: string;
  urgency: 'urgent' | 'routine';
  dueAt: number | null;
}
