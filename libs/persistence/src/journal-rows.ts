import type { JournalRow, Reader } from '#runtime';

/** Facts in chain order without ever holding more than a chunk of them; new ones may arrive meanwhile. */
export async function* journalRows(
  reader: Pick<Reader, 'facts'>,
  fromSeq: number,
  chunk: number,
): AsyncGenerator<JournalRow> {
  let afterSeq = fromSeq - 1;
  while (true) {
    const rows = await reader.facts({}, { afterSeq, limit: chunk });
    yield* rows;
    if (rows.length < chunk) return;
    afterSeq = rows.at(-1)!.seq;
  }
}
