import { signBy } from '#identity';
import { beijingIso } from '#kernel';
import type { Plan } from '#plan';
import { type Actor, type Plans, planOf, type ResponseRow } from '#runtime';
import type { Decisions } from '../answers/decision.answer.ts';
import { AuthorityOf } from './authority-of.ts';
import { type DecisionRows, MOST_PENDING } from './read-decisions.ts';

/** What lies before one person, and the responses that this person leads or may raise or lower. */
export function decisionsOf(plans: Plans, rows: DecisionRows, now: number, actor: Actor): Decisions {
  const authority = new AuthorityOf(actor, rows.delegations, now);
  const placed = placing(plans, rows);
  const dueBy = new Map(rows.deadlines.map(({ subjectId, dueAt }) => [subjectId, dueAt]));
  const decideBy = (id: string): string | null => {
    const at = dueBy.get(id);
    return at === undefined ? null : beijingIso(at);
  };
  return {
    at: beijingIso(now),
    more: [rows.pending, rows.unsigned, rows.unsignedUpward, rows.upward, rows.releases, rows.responses].some(
      ({ length }) => length === MOST_PENDING,
    ),
    approvals: rows.pending.flatMap((row) => {
      const { plan, about, recommended } = placed(row.incidentId);
      const { kind, proposedLevel: level, reason, proposedAs, proposedBy, recommendedLevel } = row.data;
      if (!authority.may(plan, row.post, level)) return [];
      const from = rows.responses.find(({ id }) => id === row.responseId)?.level ?? null;
      return [
        {
          ...{ ...about, id: row.id, kind, level, from, recommended, recommendedThen: recommendedLevel },
          ...{ post: row.post, own: authority.holds(row.post), reason, proposedAs },
          proposedBy: rows.accounts.get(proposedBy) ?? proposedBy,
          since: beijingIso(row.updatedAt),
          decideBy: decideBy(row.id),
        },
      ];
    }),
    unsigned: rows.unsigned
      .filter(({ post, incidentId, data }) =>
        authority.may(placed(incidentId).plan, post, data.decision?.level ?? null),
      )
      .map(({ id, incidentId, data }) => ({
        ...{ ...placed(incidentId).about, id, level: data.decision!.level },
        decidedAt: beijingIso(data.decision!.at),
        signBy: beijingIso(signBy(placed(incidentId).plan, data.decision!.spoken!.calledAt)),
      })),
    unsignedPapers: rows.unsignedUpward
      .filter(({ post, incidentId }) => authority.may(placed(incidentId).plan, post, null))
      .map(({ id, incidentId, post, data: { title, number, approval } }) => ({
        ...{ ...placed(incidentId).about, id, heading: title.zh, number: number!, post },
        own: authority.holds(post),
        approvedAt: beijingIso(approval!.at),
        signBy: beijingIso(signBy(placed(incidentId).plan, approval!.spoken!.calledAt)),
      })),
    papers: [
      ...rows.upward.map(({ id, incidentId, post, data, updatedAt }) => ({
        ...{ id, incidentId, post, updatedAt, paper: 'upward' as const, heading: data.title.zh },
      })),
      ...rows.releases.map(({ id, incidentId, data, updatedAt }) => ({
        ...{ id, incidentId, updatedAt, paper: 'release' as const, heading: data.title },
        post: placed(incidentId).plan.releases?.approves ?? '',
      })),
    ]
      .filter(({ incidentId, post }) => authority.may(placed(incidentId).plan, post, null))
      .map(({ updatedAt, incidentId, ...paper }) => ({
        ...{ ...placed(incidentId).about, ...paper, own: authority.holds(paper.post) },
        since: beijingIso(updatedAt),
      })),
    responses: rows.responses.flatMap((row) => {
      const { plan, about, recommended } = placed(row.incidentId);
      const { leads, leadDelegate } = row.data;
      const within = authority.within(plan, row);
      const own = authority.holds(leads) || authority.holds(leadDelegate);
      if (!own && !within.length) return [];
      const offers = rows.offers.filter(
        ({ responseId, data }) =>
          responseId === row.id && authority.releases(plan, data.condition?.releasedBy ?? [], leadDelegate),
      );
      return [
        {
          ...{ ...about, id: row.id, level: row.level, recommended, state: row.state, own, within },
          ...{ leads, leadDelegate, since: beijingIso(row.updatedAt), ...countsOf(rows, row) },
          pending: rows.pending.find(({ responseId }) => responseId === row.id)?.id ?? null,
          offers: offers.length,
          offersAsked: offers.filter(({ data }) => data.releaseAsked).length,
        },
      ];
    }),
  };
}

/** Reads plan and names of each process once. */
function placing(plans: Plans, rows: DecisionRows) {
  return (incidentId: string) => {
    const incident = rows.incidents.get(incidentId)!;
    const { id, hazard, exercise, data } = incident;
    const plan: Plan = planOf(plans, incident).plan;
    const about = { incidentId: id, title: data.title, exercise, hazard, affected: data.affected };
    return { plan, about, recommended: data.assessment.classification.level };
  };
}

const DONE = ['completed', 'verified'];
const GONE = ['withdrawn', 'reassigned', 'offered', 'armed', 'planned'];

function countsOf(rows: DecisionRows, { id }: ResponseRow) {
  const own = rows.tasks.filter(({ responseId, state }) => responseId === id && !GONE.includes(state));
  const sum = (states?: string[]) =>
    own.filter(({ state }) => states?.includes(state) ?? true).reduce((total, one) => total + one.count, 0);
  const asked = rows.asked.filter(({ responseId }) => responseId === id);
  const answered = new Set(asked.filter(({ state }) => state !== 'issued').map(({ recipient }) => recipient));
  const silent = new Set(
    asked.map(({ recipient }) => recipient).filter((recipient) => !answered.has(recipient)),
  );
  return {
    tasks: {
      ...{ all: sum(), unacknowledged: sum(['issued']), done: sum(DONE) },
      overdue: rows.overdue.find(({ responseId }) => responseId === id)?.count ?? 0,
    },
    silent: silent.size,
  };
}
