import { beijingIso } from '#kernel';
import { type AuditGapRow, type Command, notify, urgentNotice } from '#runtime';
import { recordGap } from './note-gaps.ts';

/** The auditor's own alarm, as a gap: that nothing is looked for. */
export const SILENT_RULE = 'auditor.silent';
export const SILENT = `${SILENT_RULE}:auditor`;

/**
 * Says once that the auditor has stopped. Answers with the messages for the office's own inbox, which the caller makes
 * itself: where no worker runs, nobody else would.
 */
export const raiseSilence: Command<{ since: number | null }, { inbox: string[] }> = {
  name: 'raise-audit-silence',
  refs: () => [{ table: 'audit_gap', id: SILENT }],
  async handle(session, { since }) {
    const known = await session.get('audit_gap', SILENT);
    if (known && known.state !== 'closed') return { inbox: [] };
    const zh = since === null ? '自查尚未运行过' : `自查自 ${beijingIso(since)} 起没有运行`;
    const en =
      since === null ? 'The auditor has not run yet' : `The auditor has not run since ${beijingIso(since)}`;
    const row: AuditGapRow = {
      ...{ id: SILENT, rule: SILENT_RULE, incidentId: null, subject: 'auditor', subjectId: 'auditor' },
      ...{ state: 'open', exercise: false, foundAt: session.now, repairedAt: null, closedAt: null },
      ...{ toldAt: session.now, acknowledgedAt: null, acknowledgedBy: null },
      data: { zh, en, times: (known?.data.times ?? 0) + 1, repair: null },
    };
    session.put('audit_gap', row);
    await recordGap(session, row, 'audit.gap-found');
    const title = {
      zh: `${zh}：消息和时限可能无人处理，请查看工作进程`,
      en: `${en}: messages and deadlines may be left undone, look at the workers`,
    };
    const made = await notify(session, null, [urgentNotice('post:office', null, { title })]);
    return { inbox: made.filter(({ contactId }) => contactId === null).map(({ id }) => id) };
  },
};
