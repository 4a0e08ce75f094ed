import type { Instance } from './instance.ts';

export interface Finding {
  at: number;
  by: string;
  onBehalfOf: string | null;
  text: string;
}

export interface WorkGroupData {
  title: string;
  /** `agency:<key>`, `post:<key>` or `role:<words>`; roles, never names of people. */
  members: string[];
  /** One of the same kinds. */
  leader: string;
  /** Code of the division that it goes to. */
  destination: string;
  purpose: string;
  /** Tasks that it carries out. */
  taskIds: string[];
  findings: Finding[];
  sentAt: number | null;
  returnedAt: number | null;
}

/** A work group (工作组) that a response sends out (5.x.3). */
export interface WorkGroupRow extends Instance<Record<string, never>, WorkGroupData> {
  incidentId: string;
  responseId: string;
}
