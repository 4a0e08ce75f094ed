import { SYSTEM } from '../actor.ts';
import type { Command } from '../bus/command.ts';
import type { CommandBus } from '../bus/command-bus.ts';
import { crashPoint } from '../crash-point.ts';
import type { Reader } from '../ports/index.ts';
import type { DeliveryRow } from '../records/index.ts';
import { UNTIL_TOLD } from './queued-row.ts';

/** Milliseconds that a message may at most wait after so many attempts. */
export type LongestWait = (attempts: number) => number;

const PAGE = 500;

/** Only a clock that was ahead writes this: a message from the future, or one that waits longer than any may. */
function writtenAhead(row: DeliveryRow, now: number, longestWait: LongestWait): boolean {
  if (row.nextAttemptAt === UNTIL_TOLD) return false;
  return (
    row.createdAt > now || (row.attempts > 0 && (row.nextAttemptAt ?? 0) - now > longestWait(row.attempts))
  );
}

/** Makes these messages due now. Those that are settled meanwhile stay as they are. */
const makeDue: Command<{ ids: string[] }, null> = {
  name: 'make-due',
  refs: ({ ids }) => ids.map((id) => ({ table: 'delivery', id })),
  async handle(session, { ids }) {
    for (const id of ids) {
      const row = await session.get('delivery', id);
      if (row?.state === 'queued') session.put('delivery', { ...row, nextAttemptAt: session.now });
    }
    return null;
  },
};

/**
 * A clock that was an hour ahead and has been set right leaves messages that would wait that hour, retries above all.
 * This finds them and makes them due. What waits for another reason stays: it was written by a clock that was right.
 */
export async function afterClockWentBack(
  { reader, bus }: { reader: Reader; bus: CommandBus },
  now: number,
  longestWait: LongestWait,
): Promise<void> {
  for (let after: string | undefined; ; ) {
    const rows = await reader.find('delivery', { state: 'queued' }, { orderBy: 'id', limit: PAGE, after });
    const ids = rows.filter((row) => writtenAhead(row, now, longestWait)).map(({ id }) => id);
    if (ids.length) {
      await bus.execute(makeDue, { ids }, { actor: SYSTEM, requestId: 'clock-went-back' });
      crashPoint('made-due');
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}
