import type { JournalRow, Reader } from '#runtime';
import { clockGaps } from '../checks/clocks.ts';
import { instanceGaps } from '../checks/instances.ts';
import { type Gap, gapId } from '../gap.ts';
import { streamsOf } from './case-file.ts';

/** What belongs to no case: hand-overs of duty and contact tests. */
const TABLES = { hand_over: ['offered'], contact_test: ['running'] } as const;
export type DutyTable = keyof typeof TABLES;
const FEW = 500;

/** The gaps of those that are under way, and of others that facts have spoken of since the last look. */
export async function lookAtDuty(reader: Reader, touched: readonly JournalRow[]): Promise<Gap[]> {
  const look = async () => {
    const ids = new Map<string, DutyTable>();
    for (const { stream, streamId } of touched) if (stream in TABLES) ids.set(streamId, stream as DutyTable);
    for (const table of Object.keys(TABLES) as DutyTable[])
      for (const { id } of await reader.find(table, { state: TABLES[table] }, { limit: FEW }))
        ids.set(id, table);
    const gaps: Gap[] = [];
    for (const [id, stream] of ids) gaps.push(...(await gapsOf(reader, stream, id)));
    return gaps;
  };
  const first = await look();
  if (!first.length) return first;
  const again = new Set((await look()).map(gapId));
  return first.filter((gap) => again.has(gapId(gap)));
}

async function gapsOf(reader: Reader, stream: DutyTable, streamId: string): Promise<Gap[]> {
  const place = { id: null, exercise: false };
  const streams = await streamsOf(reader, await reader.facts({ stream, streamId }), null);
  const clocks = streams.flatMap((each) => each.clocks.map(({ id }) => id));
  const deadlines = new Map((await reader.get('deadline', clocks)).map((row) => [row.id, row]));
  return streams.flatMap((each) => [...instanceGaps(place, each), ...clockGaps(place, deadlines, each)]);
}
