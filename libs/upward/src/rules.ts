import { beijingIso, Problem } from '#kernel';
import type { Plan, Text, UpwardKind, UpwardRules, UpwardTemplate } from '#plan';

/** What the plan says of documents upward; refuses where it says nothing. */
export function upwardRules(plan: Plan, kind: UpwardKind): UpwardRules {
  if (!plan.upward) throw new Problem('upward.not-in-plan', { plan: plan.id, kind });
  return plan.upward;
}

export function templateOf(plan: Plan, kind: UpwardKind): UpwardTemplate {
  const template = upwardRules(plan, kind).templates.find((each) => each.kind === kind);
  if (!template) throw new Problem('upward.not-in-plan', { plan: plan.id, kind });
  return template;
}

/** The post that approves a document that is no application. */
export const approvingPost = (plan: Plan, template: UpwardTemplate): string =>
  template.approves ?? upwardRules(plan, template.kind).approves;

/** A little ahead is the officer's watch, not a mistake. */
const TOLERANCE_MS = 5 * 60_000;

/** Refuses a moment that has not come yet, or that lies before something it must follow. */
export function checkMoment(now: number, at: number, follows: { at: number; words: Text }): void {
  if (at > now + TOLERANCE_MS)
    throw new Problem('upward.time-in-future', { at: beijingIso(at), now: beijingIso(now) });
  if (at < follows.at)
    throw new Problem('upward.time-too-early', {
      at: beijingIso(at),
      after: beijingIso(follows.at),
      afterZh: follows.words.zh,
      afterEn: follows.words.en,
    });
}

export const APPROVAL: Text = { zh: '签发', en: 'the approval' };
export const SENDING: Text = { zh: '报出', en: 'the sending' };
