import type { AuditGapRow, DeadlineRow } from '#runtime';

/** What can safely be done about a gap: each is looked at again inside its transaction, so doing it twice does nothing. */
export type Repair =
  | { kind: 'deadline'; row: DeadlineRow; seq: number }
  | { kind: 'message'; taskId: string }
  | { kind: 'task'; responseId: string; key: string; recipient: string }
  | { kind: 'attempt'; deliveryId: string }
  | { kind: 'fire'; deadlineId: string }
  | { kind: 'fall-back'; deliveryId: string }
  | { kind: 'hand-over'; deliveryId: string };

/** One thing that must be there and is not. */
export interface Gap extends Pick<AuditGapRow, 'rule' | 'incidentId' | 'subject' | 'subjectId' | 'exercise'> {
  zh: string;
  en: string;
  /** Null where only a person can tell what to do. */
  repair: Repair | null;
}

export const gapId = ({ rule, subjectId }: Pick<Gap, 'rule' | 'subjectId'>): string => `${rule}:${subjectId}`;
