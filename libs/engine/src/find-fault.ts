import { type ChainFault, findChainFault } from '#runtime';
import { digestOf } from './digest.ts';
import type { Engine } from './engine.ts';

/** The first fault of a record's journal, or null where the chain is whole. */
export async function findFault(store: Engine['store']): Promise<ChainFault | null> {
  // The head first: rows that are added while the chain is read are then simply not looked at.
  const head = await store.reader.head();
  return findChainFault(upTo(store.journalRows(), head.seq), head, digestOf);
}

async function* upTo<T extends { seq: number }>(rows: AsyncIterable<T>, last: number): AsyncGenerator<T> {
  for await (const row of rows) {
    if (row.seq > last) return;
    yield row;
  }
}
