import type { Text } from '#plan';
import type { JournalRow } from '#runtime';
import type { Ledger } from './ledger.ts';

const DECIDED = ['approval.approved', 'approval.returned', 'approval.rejected'];
const DECISION = { zh: '对建议作出决定', en: 'Decide the proposal' };
const SIGNATURE = { zh: '电话决定补签', en: 'Sign the decision given by telephone' };
const PAPER_SIGNATURE = { zh: '电话签发的上报文件补签', en: 'Sign the document approved by telephone' };
const INSTRUCTION = { zh: '反馈批示', en: 'Answer the written instruction' };

const SPOKEN: Record<string, Text> = { 'approval.approved': SIGNATURE, 'upward.approved': PAPER_SIGNATURE };
const SIGNED = ['approval.signed', 'upward.signed'];

interface Paper {
  post: string;
  decideBy?: number | null;
  signBy?: number | null;
  dueAt?: number | null;
  recipient?: string;
  decision?: { post: string; at: number };
}

/**
 * Proposals by their time, where the plan sets one; signatures after a decision or an approval by telephone; written
 * instructions.
 */
export function paperClocks(ledger: Ledger, fact: JournalRow): void {
  const { streamId: id, at, seq } = fact;
  const data = fact.data as unknown as Paper;
  const started = { startedSeq: seq };
  if (fact.fact === 'approval.submitted' && data.decideBy != null)
    ledger.start(`${id} decision`, {
      ...started,
      kind: 'decision',
      what: DECISION,
      who: `post:${data.post}`,
      dueAt: data.decideBy,
    });
  if (DECIDED.includes(fact.fact)) ledger.done(`${id} decision`, data.decision?.at ?? at, seq);
  if (fact.fact === 'approval.lapsed') ledger.stop(`${id} decision`, at, seq);
  if (SPOKEN[fact.fact] && data.signBy != null)
    ledger.start(`${id} signature`, {
      ...started,
      kind: 'signature',
      what: SPOKEN[fact.fact]!,
      who: `post:${data.decision?.post ?? data.post}`,
      dueAt: data.signBy,
    });
  if (SIGNED.includes(fact.fact)) ledger.done(`${id} signature`, at, seq);
  if (fact.fact === 'upward.dropped') ledger.stop(`${id} signature`, at, seq);
  if (fact.fact === 'instruction.given' && data.dueAt != null)
    ledger.start(`${id} instruction`, {
      ...started,
      kind: 'instruction',
      what: INSTRUCTION,
      who: data.recipient ?? '',
      dueAt: data.dueAt,
    });
  if (fact.fact === 'instruction.answered') ledger.done(`${id} instruction`, at, seq);
  if (fact.fact === 'instruction.withdrawn') ledger.stop(`${id} instruction`, at, seq);
}
