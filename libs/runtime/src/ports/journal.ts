/** Who did it. `onBehalfOf` is set when a duty officer recorded another's words. */
export interface JournalActor {
  id: string;
  name: string;
  posts: string[];
  onBehalfOf?: string;
}

/** One fact, as it stands in the append-only, hash-chained journal. */
export interface JournalRow {
  /** Position in the one chain, from 1, without gaps. */
  seq: number;
  at: number;
  incidentId: string | null;
  /** Table and id of what it is about, and that instance's seq and state after it. */
  stream: string;
  streamId: string;
  streamSeq: number;
  state: string;
  /** Past tense, dotted: `task.acknowledged`. */
  fact: string;
  actor: JournalActor;
  data: Record<string, unknown>;
  reason: string | null;
  cite: string | null;
  /** Machine and version, such as `task@1`; null for facts outside a machine. */
  machine: string | null;
  /** Plan, version and hash that it was done under. */
  plan: string | null;
  requestId: string;
  exercise: boolean;
  prevHash: string;
  /** `<algorithm>:<hex>` over the row before and every field of this one. */
  hash: string;
}

/** A fact before it has its place in the chain. */
export type JournalEntry = Omit<JournalRow, 'seq' | 'prevHash' | 'hash'>;

export interface ChainHead {
  seq: number;
  hash: string;
}
