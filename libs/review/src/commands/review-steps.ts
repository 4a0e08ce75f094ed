import { Problem } from '#kernel';
import { type Command, expectSeq, planOf, type ReviewRow, requireCapability, type Session } from '#runtime';
import { ENDED } from '../build-review.ts';
import { requireClause } from './require-clause.ts';

export interface ReviewStep {
  reviewId: string;
  expectedSeq?: number;
}

export interface ReviewAnswer {
  id: string;
  seq: number;
  state: string;
}

const answered = ({ id, seq, state }: ReviewRow): ReviewAnswer => ({ id, seq, state });
const refs = ({ reviewId }: ReviewStep) => [{ table: 'review' as const, id: reviewId }];

/** The review, for the office, with the plan that the process is pinned to. */
export async function forOffice(session: Session, { reviewId, expectedSeq }: ReviewStep) {
  const row = await session.require('review', reviewId);
  const incident = await session.require('incident', row.incidentId);
  const { plan } = planOf(session.plans, incident);
  requireCapability(session.actor, plan, 'propose');
  expectSeq('review', row, expectedSeq);
  return { row, plan };
}

/** Opens the review of a process that has ended (8.3.1). Refuses `review.not-ended` and `review.opened-already`. */
export const openReview: Command<{ incidentId: string; participants?: string[] }, ReviewAnswer> = {
  name: 'open-review',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, { incidentId, participants = [] }) {
    const incident = await session.require('incident', incidentId);
    requireCapability(session.actor, planOf(session.plans, incident).plan, 'propose');
    if (!ENDED.includes(incident.state)) throw new Problem('review.not-ended', { state: incident.state });
    const [there] = await session.find('review', { incidentId });
    if (there) throw new Problem('review.opened-already', {}, { id: there.id });
    const data = {
      openedBy: session.actor.id,
      participants,
      conclusion: '',
      closedBy: null,
      closedAt: null,
    };
    const row = await session.create(
      'review',
      { id: session.newId(), incidentId, data },
      { data: { participants }, cite: '8.3.1' },
    );
    return answered(row);
  },
};

export interface NoteFinding extends ReviewStep {
  kind: 'strength' | 'problem';
  words: string;
  clause?: string;
}

/** Notes one thing that the review found. Refuses `review.clause-unknown`, and what is closed. */
export const noteFinding: Command<NoteFinding, ReviewAnswer & { findingId: string }> = {
  name: 'note-finding',
  refs,
  async handle(session, input) {
    const { row, plan } = await forOffice(session, input);
    const { kind, clause = null } = input;
    const words = input.words.trim();
    if (!words) throw new Problem('decision.reason-required');
    if (clause !== null) requireClause(plan, clause);
    const finding = {
      id: session.newId(),
      incidentId: row.incidentId,
      reviewId: row.id,
      kind,
      words,
      clause,
      notedBy: session.actor.id,
      notedAt: session.now,
    };
    session.put('finding', finding);
    const next = await session.send(
      'review',
      row,
      { type: 'NOTE_FINDING' },
      { data: { findingId: finding.id, kind, clause }, reason: words },
    );
    return { ...answered(next), findingId: finding.id };
  },
};

export interface CloseReview extends ReviewStep {
  /** Departments and experts who took part; those named at the opening if not said. */
  participants?: string[];
  conclusion: string;
}

/** Closes the review: what it says from then on stays. Refuses `review.incomplete`. */
export const closeReview: Command<CloseReview, ReviewAnswer> = {
  name: 'close-review',
  refs,
  async handle(session, input) {
    const { row } = await forOffice(session, input);
    const named = (input.participants ?? row.data.participants).map((each) => each.trim());
    const participants = named.filter(Boolean);
    const conclusion = input.conclusion.trim();
    if (!participants.length || !conclusion) throw new Problem('review.incomplete');
    const closed = { participants, conclusion, closedBy: session.actor.id, closedAt: session.now };
    return answered(
      await session.send(
        'review',
        row,
        { type: 'CLOSE' },
        {
          change: { data: { ...row.data, ...closed } },
          data: { participants },
          reason: conclusion,
          cite: '8.3.1',
        },
      ),
    );
  },
};

/** Opens a closed review again, with the reason. */
export const reopenReview: Command<ReviewStep & { reason: string }, ReviewAnswer> = {
  name: 'reopen-review',
  refs,
  async handle(session, input) {
    const { row } = await forOffice(session, input);
    const reason = input.reason.trim();
    if (!reason) throw new Problem('decision.reason-required');
    const change = { data: { ...row.data, closedBy: null, closedAt: null } };
    return answered(await session.send('review', row, { type: 'REOPEN' }, { change, reason }));
  },
};
