import { Problem } from '#kernel';
import type { Plan, Text } from '#plan';
import type { ApprovalRow, LoweredConditionsUsed } from '#runtime';
import { rankOf, titleOf } from './levels.ts';

/** What a proposal says when it rests on lowered conditions. */
export interface LoweredConditionsGiven {
  /** Key of one of the plan's grounds. */
  ground: string;
  /** Codes of the counties that it is said of. */
  divisions?: string[];
}

/**
 * Checks a proposal that names lowered conditions (5.5): a ground of the plan, a reason in words, and a level that
 * the figures by themselves do not reach. Refuses `lowered.ground-unknown`, `lowered.reason-required` and
 * `lowered.not-needed`; null where the proposal names none.
 */
export function loweredConditions(
  plan: Plan,
  given: LoweredConditionsGiven | undefined,
  proposal: { level: string; from: string | null; recommended: string | null; reason: string },
): LoweredConditionsUsed | null {
  if (!given) return null;
  const cite = plan.loweredConditions?.cite ?? null;
  const refusal = cite ? { cite } : {};
  const grounds = plan.loweredConditions?.grounds ?? [];
  if (!grounds.some(({ key }) => key === given.ground))
    throw new Problem(
      'lowered.ground-unknown',
      { ground: given.ground, known: grounds.map(({ key }) => key).join(', ') || '—' },
      refusal,
    );
  for (const division of given.divisions ?? [])
    if (!plan.divisions.some(({ code }) => code === division))
      throw new Problem('division.unknown', {
        division,
        known: plan.divisions.map(({ code }) => code).join(', '),
      });
  if (!proposal.reason.trim()) throw new Problem('lowered.reason-required', {}, refusal);
  const { level, from, recommended } = proposal;
  const reached = rankOf(plan, recommended) <= rankOf(plan, level);
  if (reached || rankOf(plan, level) >= rankOf(plan, from))
    throw new Problem(
      'lowered.not-needed',
      { level: titleOf(plan, level), recommended: titleOf(plan, recommended) },
      refusal,
    );
  return { ground: given.ground, divisions: given.divisions ?? [], cite };
}

/** A sentence for people on why a level is called for though the figures do not reach it; null where they do. */
export function explainLowered(plan: Plan, { data }: Pick<ApprovalRow, 'data'>): Text | null {
  const { lowered, proposedLevel, recommendedLevel, reason } = data;
  if (!lowered) return null;
  const ground = plan.loweredConditions?.grounds.find(({ key }) => key === lowered.ground)?.title;
  const names = (lang: 'zh' | 'en') =>
    plan.divisions
      .filter(({ code }) => lowered.divisions.includes(code))
      .map(({ title }) => title[lang])
      .join(lang === 'zh' ? '、' : ', ');
  const level = titleOf(plan, proposedLevel);
  const cite = lowered.cite ?? '—';
  const figures = recommendedLevel ? titleOf(plan, recommendedLevel) : null;
  return {
    zh: `依 ${cite} 酌情降低启动条件：${ground?.zh ?? lowered.ground}${names('zh') ? `（${names('zh')}）` : ''}。数据测算为${figures ?? '不够级别'}，提出${level}。理由：${reason}`,
    en: `Conditions lowered under ${cite}: ${ground?.en ?? lowered.ground}${names('en') ? ` (${names('en')})` : ''}. The figures give ${recommendedLevel ?? 'no level'}; proposed: ${proposedLevel}. Reason: ${reason}`,
  };
}
