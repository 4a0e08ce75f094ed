import type { Plan } from '#plan';
import {
  type CaseRow,
  type DeadlineRow,
  type DeliveryRow,
  type InformedRow,
  type InstanceTable,
  type JournalRow,
  MACHINES,
  type Plans,
  planOf,
  type Reader,
  type Tables,
  type TaskRow,
} from '#runtime';
import { type ExpectedClock, expectedClocks } from './expected-clocks.ts';

/** A row of a machine, whatever its table. */
export type AnyInstance = Tables[InstanceTable];

/** One machine instance as the journal tells it, and its row. */
export interface Stream {
  table: InstanceTable;
  id: string;
  /** All of its facts, in order. */
  facts: JournalRow[];
  /** The last of its own machine: that a clock ran out is no step of it. */
  last: JournalRow;
  row: AnyInstance | null;
  clocks: ExpectedClock[];
}

/** All that there is about one case: what the journal says first, the rows after it. */
export interface CaseFile {
  id: string;
  now: number;
  /** Null where the row is gone. */
  about: CaseRow | null;
  plan: Plan | null;
  exercise: boolean;
  facts: readonly JournalRow[];
  streams: readonly Stream[];
  tasks: readonly TaskRow[];
  deliveries: readonly DeliveryRow[];
  deadlines: ReadonlyMap<string, DeadlineRow>;
  informed: ReadonlyMap<string, InformedRow>;
}

const PAGE = 5000;
const isTable = (stream: string): stream is InstanceTable => stream in MACHINES;

/**
 * Reads the facts before the rows: what happens meanwhile can only make rows newer than the facts, never older. Whoever
 * finds something in it reads it once more before believing it.
 */
export async function openCaseFile(reader: Reader, plans: Plans, id: string, now: number): Promise<CaseFile> {
  const facts = await factsOf(reader, id);
  const [about] = [...(await reader.get('incident', [id])), ...(await reader.get('warning', [id]))];
  const plan = about ? planOf(plans, about).plan : null;
  const streams = await streamsOf(reader, facts, plan);
  const tasks = await reader.find('task', { incidentId: id });
  const deliveries = await reader.find('delivery', { incidentId: id });
  const told = facts.filter(({ fact }) => fact === 'informed.told').map(({ streamId }) => streamId);
  const informed = await reader.get('informed', told);
  const clocks = streams.flatMap((stream) => stream.clocks.map(({ id: clock }) => clock));
  const deadlines = await reader.get('deadline', clocks);
  return {
    ...{ id, now, about: about ?? null, plan, facts, streams, tasks, deliveries },
    exercise: about?.exercise ?? facts.some((fact) => fact.exercise),
    deadlines: new Map(deadlines.map((row) => [row.id, row])),
    informed: new Map(informed.map((row) => [row.id, row])),
  };
}

async function factsOf(reader: Reader, incidentId: string): Promise<JournalRow[]> {
  const all: JournalRow[] = [];
  for (let afterSeq = 0; ; afterSeq = all.at(-1)!.seq) {
    const page = await reader.facts({ incidentId }, { afterSeq, limit: PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** The machine instances that facts speak of, with their rows. */
export async function streamsOf(
  reader: Reader,
  facts: readonly JournalRow[],
  plan: Plan | null,
): Promise<Stream[]> {
  const byStream = new Map<string, JournalRow[]>();
  for (const fact of facts) {
    if (!isTable(fact.stream)) continue;
    const key = `${fact.stream} ${fact.streamId}`;
    const known = byStream.get(key);
    if (known) known.push(fact);
    else byStream.set(key, [fact]);
  }
  const rows = new Map<string, AnyInstance>();
  for (const table of Object.keys(MACHINES) as InstanceTable[]) {
    const ids = [...byStream.values()]
      .filter(([first]) => first!.stream === table)
      .map(([first]) => first!.streamId);
    for (const row of await reader.get(table, ids)) rows.set(`${table} ${row.id}`, row);
  }
  return [...byStream].flatMap(([key, own]): Stream[] => {
    const last = own.findLast(({ machine }) => machine !== null);
    if (!last) return [];
    const row = rows.get(key) ?? null;
    const stream = { table: last.stream as InstanceTable, id: last.streamId, facts: own, last, row };
    return [{ ...stream, clocks: expectedClocks(stream, plan) }];
  });
}
