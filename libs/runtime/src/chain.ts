import type { ChainHead, JournalEntry, JournalRow } from './ports/index.ts';

/** A digest of text as `<algorithm>:<hex>`. */
export interface Digest {
  readonly algorithm: string;
  of(text: string): string;
}

export const GENESIS: ChainHead = { seq: 0, hash: 'genesis' };

const material = (row: JournalEntry & { seq: number; prevHash: string }): string =>
  JSON.stringify([
    row.prevHash,
    row.seq,
    row.at,
    row.incidentId,
    row.stream,
    row.streamId,
    row.streamSeq,
    row.state,
    row.fact,
    row.actor,
    row.data,
    row.reason,
    row.cite,
    row.machine,
    row.plan,
    row.requestId,
    row.exercise,
  ]);

/** Gives a fact its place in the chain: the hash covers every field and the hash of the row before. */
export function seal(head: ChainHead, entry: JournalEntry, digest: Digest): JournalRow {
  // Field by field: spreading gave each row a shape of its own, and all that reads rows was slower for it.
  const placed: JournalRow = {
    seq: head.seq + 1,
    at: entry.at,
    incidentId: entry.incidentId,
    stream: entry.stream,
    streamId: entry.streamId,
    streamSeq: entry.streamSeq,
    state: entry.state,
    fact: entry.fact,
    actor: entry.actor,
    data: entry.data,
    reason: entry.reason,
    cite: entry.cite,
    machine: entry.machine,
    plan: entry.plan,
    requestId: entry.requestId,
    exercise: entry.exercise,
    prevHash: head.hash,
    hash: '',
  };
  placed.hash = digest.of(material(placed));
  return placed;
}

export interface ChainFault {
  seq: number;
  kind: 'changed' | 'missing' | 'inserted' | 'reordered' | 'truncated';
  detail: string;
}

/**
 * The first fault of the chain, or null. A row whose own hash no longer fits was changed; a gap in the numbers
 * is a removed row; a hash that fits its row but not its neighbour means an inserted or reordered one.
 * `digestFor` gives the digest for the algorithm named in a row's hash.
 */
export async function findChainFault(
  rows: AsyncIterable<JournalRow>,
  head: ChainHead,
  digestFor: (algorithm: string) => Digest,
): Promise<ChainFault | null> {
  let last = GENESIS;
  for await (const row of rows) {
    const fault = faultOf(last, row, digestFor);
    if (fault) return fault;
    last = { seq: row.seq, hash: row.hash };
  }
  if (last.seq < head.seq)
    return {
      seq: last.seq + 1,
      kind: 'truncated',
      detail: `rows ${last.seq + 1}–${head.seq} are missing at the end`,
    };
  if (last.seq > head.seq || last.hash !== head.hash)
    return {
      seq: last.seq,
      kind: 'inserted',
      detail: `the chain ends at ${head.seq}, yet row ${last.seq} follows`,
    };
  return null;
}

/** Null where the hash names no digest that there is here: then none fits. */
function expectedHash(row: JournalRow, digestFor: (algorithm: string) => Digest): string | null {
  try {
    return digestFor(row.hash.slice(0, row.hash.indexOf(':'))).of(material(row));
  } catch {
    return null;
  }
}

function faultOf(
  last: ChainHead,
  row: JournalRow,
  digestFor: (algorithm: string) => Digest,
): ChainFault | null {
  const expected = expectedHash(row, digestFor);
  if (row.seq > last.seq + 1)
    return { seq: last.seq + 1, kind: 'missing', detail: `row ${last.seq + 1} is missing` };
  if (row.seq <= last.seq) return { seq: row.seq, kind: 'inserted', detail: `row ${row.seq} stands twice` };
  if (row.hash === expected && row.prevHash === last.hash) return null;
  if (row.hash === expected)
    return { seq: row.seq, kind: 'inserted', detail: `row ${row.seq} does not follow the row before it` };
  return {
    seq: row.seq,
    kind: row.prevHash === last.hash ? 'changed' : 'reordered',
    detail: expected
      ? `row ${row.seq} does not fit its hash`
      : `row ${row.seq} has a hash of no digest that is known here`,
  };
}
