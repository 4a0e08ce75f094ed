import { Problem } from '#kernel';
import type { Plan } from '#plan';
import { type AccountRow, type Actor, holds, isCapable, type Plans, type Session, SYSTEM } from '#runtime';
import { loadedPlans } from '../loaded-plans.ts';
import { listTexts } from '../naming.ts';

const administratorPosts = (plans: readonly Plan[]) => [
  ...new Map(
    plans
      .flatMap((plan) => plan.posts.filter((post) => post.may.includes('administer')))
      .map((p) => [p.key, p]),
  ).values(),
];

export const isAdministrator = (actor: Actor, plans: readonly Plan[]): boolean =>
  // The set-up makes the first administrator, so it needs none.
  actor.id === SYSTEM.id || plans.some((plan) => isCapable(actor, plan, 'administer'));

/** Accounts belong to no plan: an administrator under any loaded plan may keep them. */
export const requireAdministrator = (session: Session): void =>
  requireAdministers(session.actor, session.plans);

/** Refuses whoever administers under none of the loaded plans. */
export function requireAdministers(actor: Actor, loaded: Plans): void {
  const plans = loadedPlans(loaded);
  if (isAdministrator(actor, plans)) return;
  const able = administratorPosts(plans);
  const titles = listTexts(able.map((post) => post.title));
  throw new Problem(
    'actor.forbidden',
    { capability: 'administer', mayZh: titles.zh, mayEn: titles.en },
    { rule: 'capability:administer', may: able.map((post) => post.key) },
  );
}

/** Refuses to take the last administrator away: nobody could make another one. */
export async function requireAnotherAdministrator(session: Session, leaving: AccountRow): Promise<void> {
  const able = administratorPosts(loadedPlans(session.plans));
  const administers = (account: AccountRow) => able.some((post) => holds(account, post.key));
  if (!administers(leaving)) return;
  const active = await session.find('account', { active: true });
  if (!active.some((account) => account.id !== leaving.id && administers(account)))
    throw new Problem('account.last-administrator', { login: leaving.login });
}
