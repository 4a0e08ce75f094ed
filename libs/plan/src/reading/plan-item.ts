import type { Text } from '../model/basics.ts';

export type PlanItemKind =
  | 'threshold'
  | 'trigger'
  | 'authority'
  | 'task'
  | 'clock'
  | 'escalation'
  | 'agency'
  | 'post'
  | 'reading';

/** One rule of a plan as people read it. */
export interface PlanItem {
  /** Stable within a version, such as `task/IV/hold-consultation/committee-office`. */
  id: string;
  kind: PlanItemKind;
  /** Key of the level that it belongs to; `preparation` for what is done on a warning. */
  level: string | null;
  /** Number of its measure; null for an opening paragraph and for what is no task. */
  measure: number | null;
  name: Text;
  words: Text;
  /** Clauses, as they are cited. */
  cites: string[];
  /** Why it is as it is, in the words of whoever wrote the plan's data; Chinese. */
  note: string | null;
  /** Key of the agency or group that a task or a clock is for, or the agency itself. */
  agency: string | null;
  /** Of a threshold: what it measures, the same on every level. */
  row: string | null;
  /** Of a threshold: only its figures, with their unit. */
  bounds: Text | null;
  /** Of a threshold: the hazards for which it counts; null for all. */
  hazards: string[] | null;
}
