import { Problem } from '#kernel';
import {
  type Command,
  expectSeq,
  type IncidentRow,
  MACHINES,
  planName,
  planOf,
  requireAllowed,
  requireCapability,
  type Session,
} from '#runtime';
import { absorb } from './absorb.ts';
import { carriedFigures, type Overlap, overlapOf } from './carried-figures.ts';
import { tellDivisions } from './tell-divisions.ts';

export interface MergeIncident {
  /** The process that ends here. */
  incidentId: string;
  expectedSeq?: number;
  /** The process that goes on with both. */
  into: string;
  /** Where both have figures of one division: one event told twice (`later`), or two events (`sum`). */
  overlap?: Overlap;
  reason: string;
}

export interface MergeAnswer {
  into: string;
  seq: number;
  level: string | null;
  levelBefore: string | null;
}

const RESPONDING = ['responding', 'stabilised', 'recovering'];

/**
 * Two processes turn out to be one: the figures of one go over to the other, which is classified anew. What was
 * recorded stays where it was recorded, and {@link unmergeIncident} takes it back. A process that has a response
 * cannot be the one that ends. What a consultation judged of it is not carried: the other one consults anew.
 */
export const mergeIncident: Command<MergeIncident, MergeAnswer> = {
  name: 'merge-incident',
  refs: ({ incidentId, into }) => [incidentId, into].map((id) => ({ table: 'incident' as const, id })),
  async handle(session, { incidentId, expectedSeq, into: intoId, overlap, reason }) {
    const from = await session.require('incident', incidentId);
    requireCapability(session.actor, planOf(session.plans, from).plan, 'propose');
    expectSeq('incident', from, expectedSeq);
    const into = await session.require('incident', intoId);
    requireMergeable(session, from, into);
    await refuseUndecided(session, from);
    const both = overlapOf(from, into);
    if (both.length && !overlap) throw ambiguous(from, into, both);

    const merged = await session.send('incident', from, { type: 'MERGE', into: into.id }, { reason });
    const levelBefore = into.data.assessment.classification.level;
    await absorb(session, into, merged, carriedFigures(from, into, overlap ?? 'later'), {
      how: 'merge',
      divisions: from.data.affected,
      hazards: [from.hazard, ...from.data.otherHazards],
      reason,
    });
    const now = await session.require('incident', into.id);
    await tellDivisions(session, now, from.data.affected, {
      zh: `「${from.data.title}」并入「${into.data.title}」，此后灾情报入后者`,
      en: `“${from.data.title}” is now part of “${into.data.title}”: report there from now on`,
    });
    return { into: now.id, seq: now.seq, level: now.data.assessment.classification.level, levelBefore };
  },
};

function requireMergeable(session: Session, from: IncidentRow, into: IncidentRow): void {
  if (from.id === into.id) throw new Problem('incident.merge-itself');
  if (RESPONDING.includes(from.state))
    throw new Problem('incident.merge-responding', { title: from.data.title }, { cite: '5.7' });
  requireAllowed(MACHINES.incident, from.state, 'MERGE');
  requireAllowed(MACHINES.incident, into.state, 'ABSORB');
  const [ours, theirs] = [into, from].map((row) => ({
    plan: planName(planOf(session.plans, row).plan),
    exercise: row.exercise,
  }));
  if (ours!.plan !== theirs!.plan || ours!.exercise !== theirs!.exercise)
    throw new Problem('incident.merge-mismatch', {}, { from: theirs, into: ours });
}

async function refuseUndecided(session: Session, from: IncidentRow): Promise<void> {
  const open = await session.find('approval', { incidentId: from.id, state: ['submitted', 'returned'] });
  if (open.length) throw new Problem('incident.merge-undecided', {}, { approvals: open.map(({ id }) => id) });
}

const ambiguous = (from: IncidentRow, into: IncidentRow, divisions: string[]): Problem =>
  new Problem(
    'incident.merge-overlap',
    { divisions: divisions.join('、') },
    {
      overlap: divisions.map((division) => ({
        division,
        from: from.data.effective[division],
        into: into.data.effective[division],
      })),
    },
  );
