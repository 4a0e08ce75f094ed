import { type FieldFault, Problem } from '#kernel';
import { levelTitle, type Plan, type SupportRules } from '#plan';
import { type Command, planOf, requireCapability, type SupportItem } from '#runtime';
import { beginUpward, drafted, type UpwardDraft } from './draft-upward.ts';
import { upwardRules } from './rules.ts';

export interface ApplyForSupport {
  incidentId: string;
  items: SupportItem[];
}

/**
 * Drafts the committee's application to the region for support, at the levels at which the plan applies (5.1.3, 5.2.3).
 * Refuses `support.level-not-asked` and `support.items-invalid`.
 */
export const applyForSupport: Command<ApplyForSupport, UpwardDraft> = {
  name: 'apply-for-support',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, { incidentId, items }) {
    const incident = await session.require('incident', incidentId);
    const { plan } = planOf(session.plans, incident);
    requireCapability(session.actor, plan, 'propose');
    const { support } = upwardRules(plan, 'application');
    if (!support) throw new Problem('upward.not-in-plan', { plan: plan.id, kind: 'application' });
    const [running] = await session.find('response', { incidentId, state: ['active', 'terminating'] });
    const asked = support.levels.find(({ level }) => level === running?.level);
    if (!asked)
      throw new Problem('support.level-not-asked', {
        levels: support.levels.map(({ level }) => levelTitle(plan, level).zh).join('、'),
        level: running ? levelTitle(plan, running.level).zh : '—',
      });
    checkItems(plan, support, items);
    const row = await beginUpward(session, incident, {
      kind: 'application',
      post: asked.approves,
      draftedBy: session.actor.id,
      items,
    });
    return drafted(row);
  },
};

function checkItems(plan: Plan, { kinds }: SupportRules, items: readonly SupportItem[]): void {
  const faults: FieldFault[] = [];
  const fault = (at: string, zh: string, en: string) => faults.push({ at: `/items${at}`, zh, en });
  if (!items.length) fault('', '没有申请事项', 'nothing is asked for');
  const known = kinds.map(({ key }) => key);
  items.forEach(({ kind, quantity, what, unit, reason }, index) => {
    if (!known.includes(kind))
      fault(`/${index}/kind`, `可用：${known.join('、')}`, `known: ${known.join(', ')}`);
    if (!Number.isFinite(quantity) || quantity <= 0)
      fault(`/${index}/quantity`, '数量须大于零', 'the quantity is more than zero');
    for (const [part, words] of Object.entries({ what, unit, reason }))
      if (!words.trim()) fault(`/${index}/${part}`, '不能为空', 'may not be empty');
  });
  if (faults.length) throw new Problem('support.items-invalid', {}, { faults, plan: plan.id });
}
