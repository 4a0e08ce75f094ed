import type { DeliveryRow, JournalRow } from '#runtime';
import type { Gap } from '../gap.ts';
import { type CaseCheck, gapIn } from './check.ts';

/** States that only an attempt brings about, and every attempt leaves a fact. */
const ATTEMPTED: string[] = ['sent', 'delivered', 'failed'];

/** What the journal says was sent still has its row, and no row says more, or less, than the journal. */
export const checkDeliveries: CaseCheck = (file) => {
  const rows = new Map(file.deliveries.map((row) => [row.id, row]));
  const told = new Map<string, JournalRow>();
  for (const fact of file.facts) if (fact.stream === 'delivery') told.set(fact.streamId, fact);
  const lost = [...told.values()].filter(({ streamId }) => !rows.has(streamId));
  const isArchived = file.facts.some(({ fact }) => fact === 'incident.archived');
  return [
    ...(isArchived ? [] : lost).map(({ streamId, state, data }) =>
      gapIn(file, {
        ...{ rule: 'delivery.lost', subject: 'delivery', subjectId: streamId },
        zh: `记录载明发给 ${String(data['recipient'])} 的消息为 ${state}，其数据行缺失`,
        en: `The journal says that a message to ${String(data['recipient'])} was ${state}; its row is missing`,
      }),
    ),
    ...file.deliveries.flatMap((row) => changed(row, told.get(row.id)).map((said) => gapIn(file, said))),
  ];
};

function changed(row: DeliveryRow, last: JournalRow | undefined): Omit<Gap, 'incidentId' | 'exercise'>[] {
  const said = last?.state ?? 'queued';
  const falsely = ATTEMPTED.includes(row.state) && row.state !== said;
  // Queued again behind the engine's back, it would go out a second time.
  const undone = row.state === 'queued' && ATTEMPTED.includes(said);
  if (!falsely && !undone) return [];
  return [
    {
      ...{ rule: 'delivery.changed', subject: 'delivery', subjectId: row.id, repair: null },
      zh: `发给 ${row.recipient} 的消息，数据行为 ${row.state}，记录载明为 ${said}`,
      en: `The row of a message to ${row.recipient} says ${row.state}, the journal ${said}`,
    },
  ];
}
