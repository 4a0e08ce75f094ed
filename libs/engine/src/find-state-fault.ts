import { type ChainFault, type InstanceTable, type JournalRow, MACHINES, type Reader } from '#runtime';

const TABLES = Object.keys(MACHINES) as InstanceTable[];
const PAGE = 500;
const FEW = 3;

/**
 * The first instance whose state is not the one that its last fact left it in, or null: a row changed behind the
 * engine's back, where the journal itself is whole.
 */
export async function findStateFault(reader: Reader): Promise<ChainFault | null> {
  for (const table of TABLES) {
    let after: string | undefined;
    for (;;) {
      const rows = await reader.find(table, {}, { orderBy: 'id', limit: PAGE, ...(after ? { after } : {}) });
      for (const row of rows) {
        const fault = await stateFault(reader, table, row);
        if (fault) return fault;
      }
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.id;
    }
  }
  return null;
}

async function stateFault(
  reader: Reader,
  table: InstanceTable,
  row: { id: string; seq: number; state: string },
): Promise<ChainFault | null> {
  const last = await lastStep(reader, table, row.id);
  if (last && last.streamSeq === row.seq && last.state === row.state) return null;
  // A live engine may have moved on between the two reads; then the row is another one by now.
  const [again] = await reader.get(table, [row.id]);
  if (again && again.seq !== row.seq) return stateFault(reader, table, again);
  const told = last ? `${last.state} (seq ${last.streamSeq})` : 'nothing';
  return {
    seq: last?.seq ?? 0,
    kind: 'changed',
    detail: `${table} ${row.id} is ${row.state} (seq ${row.seq}), the journal says ${told}`,
  };
}

/** The last fact of the instance's own machine: that one of its clocks ran out is no step of it. */
async function lastStep(reader: Reader, stream: string, streamId: string): Promise<JournalRow | undefined> {
  for (let afterSeq: number | undefined; ; ) {
    const options = { limit: FEW, descending: true, ...(afterSeq === undefined ? {} : { afterSeq }) };
    const facts = await reader.facts({ stream, streamId }, options);
    const step = facts.find(({ machine }) => machine !== null);
    if (step || facts.length < FEW) return step;
    afterSeq = facts.at(-1)!.seq;
  }
}
