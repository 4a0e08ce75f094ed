import { Problem } from '#kernel';
import type { InstanceTable, Tables } from '../records/index.ts';

/**
 * Refuses a command that was given on an older view of the instance; the edge adds what changed since, from the
 * journal. Without an expectation there is nothing to compare.
 */
export function expectSeq(
  table: InstanceTable,
  row: Tables[InstanceTable],
  expected: number | undefined,
): void {
  if (expected === undefined || expected === row.seq) return;
  throw new Problem(
    'command.stale',
    { expected, actual: row.seq },
    { stream: table, streamId: row.id, expectedSeq: expected, actualSeq: row.seq },
  );
}
