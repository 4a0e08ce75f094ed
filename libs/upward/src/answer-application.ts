import { type FieldFault, Problem } from '#kernel';
import type { Command, SupportGrant, SupportItem, UpwardRow } from '#runtime';
import { checkMoment, SENDING, templateOf } from './rules.ts';
import { forDutyRoom, notForKind } from './send-upward.ts';
import { answered, refs, type UpwardAnswer, type UpwardStep } from './write-upward.ts';

export interface AnswerApplication extends UpwardStep {
  /** Each item by its number, from 1, with what was granted of it; 0 is a refusal. */
  grants: { item: number; granted: number; note?: string }[];
  /** When the answer came; now if not said. Milliseconds. */
  at?: number;
  /** Issuing mark of the reply. */
  document?: string;
}

/**
 * What the region said to an application, item by item (5.1.3, 5.2.3): it stays open until every item is answered.
 * Refuses `upward.not-for-kind`, `support.grants-invalid`, `upward.time-in-future` and `upward.time-too-early`.
 */
export const answerApplication: Command<AnswerApplication, UpwardAnswer & { unanswered: number }> = {
  name: 'answer-application',
  refs,
  async handle(session, input) {
    const { row, plan } = await forDutyRoom(session, input, 'ANSWER');
    const template = templateOf(plan, row.kind);
    if (row.kind !== 'application') throw notForKind(template.title);
    const { at = session.now, document = '' } = input;
    checkMoment(session.now, at, { at: row.data.sent!.at, words: SENDING });
    checkGrants(row, input);
    const fresh = input.grants.map(({ item, granted, note }) => ({
      item,
      granted,
      note: note?.trim() || null,
      at,
      document,
      by: session.actor.id,
    }));
    const grants = [...row.data.grants, ...fresh].sort((a, b) => a.item - b.item);
    const unanswered = row.data.items.length - grants.length;
    const next = await session.send(
      'upward',
      row,
      { type: unanswered ? 'ANSWER_PART' : 'ANSWER' },
      {
        change: { data: { ...row.data, grants } },
        data: { kind: row.kind, number: row.data.number, grants: fresh, unanswered },
        cite: template.cite ?? null,
      },
    );
    return { ...answered(next), unanswered };
  },
};

function checkGrants({ data }: UpwardRow, { grants }: AnswerApplication): void {
  const faults: FieldFault[] = [];
  const fault = (at: string, zh: string, en: string) => faults.push({ at: `/grants${at}`, zh, en });
  const seen = new Set(data.grants.map(({ item }) => item));
  if (!grants.length) fault('', '没有答复', 'nothing was answered');
  grants.forEach(({ item, granted }, index) => {
    if (!data.items[item - 1]) fault(`/${index}/item`, `没有第 ${item} 项申请`, `there is no item ${item}`);
    else if (seen.has(item))
      fault(`/${index}/item`, `第 ${item} 项已有答复`, `item ${item} has been answered`);
    seen.add(item);
    if (!Number.isFinite(granted) || granted < 0)
      fault(`/${index}/granted`, '数量不能小于零', 'the quantity is not below zero');
  });
  if (faults.length) throw new Problem('support.grants-invalid', {}, { faults });
}

export type GrantOutcome = 'unanswered' | 'refused' | 'part' | 'whole';

/** What became of one item. */
export function outcomeOf({ quantity }: SupportItem, grant: SupportGrant | undefined): GrantOutcome {
  if (!grant) return 'unanswered';
  if (grant.granted === 0) return 'refused';
  return grant.granted < quantity ? 'part' : 'whole';
}
