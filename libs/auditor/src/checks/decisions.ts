import type { ApprovalRow, ResponseRow } from '#runtime';
import type { Stream } from '../case/case-file.ts';
import type { Gap } from '../gap.ts';
import { type CaseCheck, gapIn } from './check.ts';

/** What was approved was carried out (5.x.2): the response followed, in the journal and in its row. */
export const checkDecisions: CaseCheck = (file) =>
  file.streams.flatMap((stream): Gap[] => {
    const approval = stream.row as ApprovalRow | null;
    if (stream.table !== 'approval' || stream.last.state !== 'approved' || !approval) return [];
    const response = file.streams.find(({ table, id }) => table === 'response' && id === approval.responseId);
    if (response && wasCarriedOut(stream, response)) return [];
    return [
      gapIn(file, {
        ...{ rule: 'approval.not-carried-out', subject: 'approval', subjectId: approval.id },
        zh: `批准的决定（${approval.data.kind}，${approval.data.decision?.level ?? '—'}）没有落实到响应 ${approval.responseId}`,
        en: `An approved decision (${approval.data.kind}, ${approval.data.decision?.level ?? '—'}) did not reach the response ${approval.responseId}`,
      }),
    ];
  });

function wasCarriedOut({ id }: Stream, { facts, row }: Stream): boolean {
  const level = (fact: Stream['last']) =>
    ['response.activated', 'response.raised', 'response.lowered'].includes(fact.fact);
  if (!facts.some(({ data, machine }) => machine !== null && data['approvalId'] === id)) return false;
  const last = facts.findLast(level);
  // The row of an earlier decision was overtaken; that of the last one must show it.
  if (!row || last?.data['approvalId'] !== id) return true;
  const response = row as ResponseRow;
  return response.state !== 'proposed' && response.level === last.data['level'];
}
