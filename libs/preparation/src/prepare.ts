import { Problem } from '#kernel';
import { chainAbove, type Plan, preparationOf, resolvePreparation } from '#plan';
import { type Actor, type Command, expectSeq, holds, planOf } from '#runtime';

export interface ChooseMeasures {
  warningId: string;
  expectedSeq?: number;
  /** Numbers of the measures, one or more. */
  measures: number[];
  /** Agencies named for groups that the plan leaves open, by the group's key. */
  namedAtStart?: Record<string, string[]>;
  reason?: string;
}

/** Refuses whoever may neither start nor end preparation; the plan's data say who may. */
function requireStarter(actor: Actor, plan: Plan): void {
  const { startedBy, cite } = preparationOf(plan);
  const may = new Set(startedBy.flatMap((post) => chainAbove(plan, post)));
  if ([...may].some((post) => holds(actor, post))) return;
  const titles = plan.posts.filter(({ key }) => may.has(key)).map(({ title }) => title);
  throw new Problem(
    'preparation.not-authorised',
    { mayZh: titles.map(({ zh }) => zh).join('、'), mayEn: titles.map(({ en }) => en).join(', ') },
    { cite, rule: 'preparation:startedBy', may: [...may] },
  );
}

/** Sets preparatory measures going; their tasks follow in the same transaction, once for each recipient. */
export const chooseMeasures: Command<ChooseMeasures, { seq: number; state: string }> = {
  name: 'choose-measures',
  refs: ({ warningId }) => [{ table: 'warning', id: warningId }],
  async handle(session, input) {
    const warning = await session.require('warning', input.warningId);
    const { plan } = planOf(session.plans, warning);
    requireStarter(session.actor, plan);
    expectSeq('warning', warning, input.expectedSeq);
    if (!warning.data.affected.length) throw new Problem('warning.no-division');
    const numbers = [...new Set(input.measures)].sort((a, b) => a - b);
    const namedAtStart = input.namedAtStart ?? {};
    resolvePreparation(plan, numbers, { affectedDivisions: warning.data.affected, namedAtStart });
    const reason = input.reason ?? '';
    const chosen = { at: session.now, by: session.actor.id, numbers, reason, namedAtStart };
    const { seq, state } = await session.send(
      'warning',
      warning,
      { type: 'PREPARE' },
      {
        change: { data: { ...warning.data, chosen: [...warning.data.chosen, chosen] } },
        data: { measures: numbers },
        cite: numbers.map((n) => `3(${n})`).join(' '),
        reason: input.reason ?? null,
      },
    );
    return { seq, state };
  },
};

/** Ends what was set going: no disaster came, or the source took its warning back. Open tasks are withdrawn. */
export const cancelWarning: Command<
  { warningId: string; expectedSeq?: number; reason: string },
  { seq: number; state: string }
> = {
  name: 'cancel-warning',
  refs: ({ warningId }) => [{ table: 'warning', id: warningId }],
  async handle(session, input) {
    const warning = await session.require('warning', input.warningId);
    requireStarter(session.actor, planOf(session.plans, warning).plan);
    expectSeq('warning', warning, input.expectedSeq);
    const { reason } = input;
    const { seq, state } = await session.send('warning', warning, { type: 'CANCEL' }, { reason, cite: '3' });
    return { seq, state };
  },
};
