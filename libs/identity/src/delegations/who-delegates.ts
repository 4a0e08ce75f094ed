import { Problem } from '#kernel';
import type { Plan } from '#plan';
import { type Actor, holds } from '#runtime';
import { isAdministrator } from '../accounts/administrators.ts';
import { namePosts } from '../naming.ts';

/** The office is whoever the plan names to propose levels. */
const offices = (plan: Plan): string[] => [
  ...new Set(plan.levels.flatMap(({ activation }) => (activation ? [activation.proposes] : []))),
];

/** Refuses unless the actor holds the post whose authority it is, or is the office or an administrator. */
export function requireDelegator(actor: Actor, plan: Plan, fromPost: string): void {
  const may = [fromPost, ...offices(plan)];
  if (isAdministrator(actor, [plan]) || may.some((post) => holds(actor, post))) return;
  const administrators = plan.posts.filter((post) => post.may.includes('administer')).map(({ key }) => key);
  const able = [...new Set([...may, ...administrators])];
  const [post, names] = [namePosts(plan, [fromPost]), namePosts(plan, able)];
  throw new Problem(
    'delegation.not-yours',
    { postZh: post.zh, postEn: post.en, mayZh: names.zh, mayEn: names.en },
    { rule: 'delegates-own-authority', may: able },
  );
}
