import type { Instance } from './instance.ts';

export interface ResponseData {
  /** Post that leads at the current level, and to whom it delegated leading. */
  leads: string | null;
  leadDelegate: string | null;
  startedDirectly: boolean;
  namedAtStart: Record<string, string[]>;
}

export interface ResponseRow
  extends Instance<{ level: string | null; rank: number | null; highestRank: number | null }, ResponseData> {
  incidentId: string;
  level: string | null;
}
