import type { DeliveryRow, JournalRow } from '#runtime';
import type { CaseFile } from '../case/case-file.ts';
import type { Gap } from '../gap.ts';
import { type CaseCheck, gapIn } from './check.ts';

/** States that only an attempt brings about, with what the last fact may say then; every attempt leaves a fact. */
const TOLD_AS: Partial<Record<DeliveryRow['state'], string[]>> = {
  sent: ['sent'],
  delivered: ['delivered'],
  failed: ['failed', 'exhausted'],
  exhausted: ['failed', 'exhausted'],
};
/** Of these the recipient has the message, or may have it. */
const LEFT = ['sent', 'delivered', 'opened'];
const GIVEN_UP = ['failed', 'exhausted'];

/** What the journal says was sent still has its row, and no row says more, or less, than the journal. */
export const checkDeliveries: CaseCheck = (file) => {
  const rows = new Map(file.deliveries.map((row) => [row.id, row]));
  const told = new Map<string, JournalRow>();
  // A call about a message is a fact of it that leaves its state alone.
  for (const fact of file.facts)
    if (fact.stream === 'delivery' && fact.state !== '') told.set(fact.streamId, fact);
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
  const expected = TOLD_AS[row.state];
  const falsely = expected !== undefined && !expected.includes(said);
  // Queued again behind the engine's back, it would go out a second time.
  const undone = row.state === 'queued' && LEFT.includes(said);
  if (!falsely && !undone) return [];
  return [
    {
      ...{ rule: 'delivery.changed', subject: 'delivery', subjectId: row.id, repair: null },
      zh: `发给 ${row.recipient} 的消息，数据行为 ${row.state}，记录载明为 ${said}`,
      en: `The row of a message to ${row.recipient} says ${row.state}, the journal ${said}`,
    },
  ];
}

/** A message that no contact could take went on to the next one, or was given up aloud. */
export const checkFallBacks: CaseCheck = (file) => {
  const chains = new Map<string, DeliveryRow[]>();
  for (const row of file.deliveries) {
    const chain = row.chainId || row.id;
    chains.set(chain, [...(chains.get(chain) ?? []), row]);
  }
  return [...chains].flatMap(([chainId, chain]) =>
    isStranded(chain) ? [stranded(file, chainId, chain)] : [],
  );
};

function isStranded(chain: readonly DeliveryRow[]): boolean {
  if (chain.some(({ state }) => ['opened', 'acknowledged', 'exhausted'].includes(state))) return false;
  // What an exercise may not reach (8.3.4) was never tried.
  const outside = chain.filter(
    ({ contactId, channel, attempts }) => channel === 'phone' || (contactId !== null && attempts > 0),
  );
  return outside.length > 0 && outside.every(({ state }) => GIVEN_UP.includes(state));
}

function stranded(file: CaseFile, chainId: string, chain: readonly DeliveryRow[]): Gap {
  const { recipient } = chain[0]!;
  const last = chain.findLast(({ contactId, state }) => contactId !== null && state === 'failed')!;
  return gapIn(file, {
    ...{ rule: 'delivery.no-fallback', subject: 'delivery', subjectId: chainId },
    zh: `发给 ${recipient} 的消息发送失败，既未换用其他联系方式，也未告知办公室`,
    en: `A message to ${recipient} failed; no other contact got it, and the office was not told`,
    repair: { kind: 'attempt', deliveryId: last.id },
  });
}
