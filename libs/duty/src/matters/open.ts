import type { Text } from '#plan';
import type { MatterKind } from '#runtime';

/** One open matter, before its case is looked up. */
export interface Open {
  kind: MatterKind;
  id: string;
  incidentId: string;
  mark: string;
  words: Text;
  dueAt?: number | null;
}
