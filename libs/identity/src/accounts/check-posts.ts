import { Problem, type ProblemExtras } from '#kernel';
import type { Plan, Post } from '#plan';
import type { PostHeld } from '#runtime';

const unknownDivision = (plan: Plan, code: string, extras: ProblemExtras) =>
  new Problem(
    'division.unknown',
    { division: code, known: plan.divisions.map((division) => division.code).join(', ') },
    extras,
  );

function faultUnder(plan: Plan, post: Post, held: PostHeld, at: string): Problem | null {
  const { division, agency } = held;
  if (post.per === 'division' && !division)
    return new Problem('post.needs-division', post.title, { at: `${at}/division` });
  if (post.per === 'agency' && !agency)
    return new Problem('post.needs-agency', post.title, { at: `${at}/agency` });
  if ((division && post.per !== 'division') || (agency && post.per !== 'agency'))
    return new Problem('post.takes-no-place', post.title, { at });
  if (division && !plan.divisions.some(({ code }) => code === division))
    return unknownDivision(plan, division, { at: `${at}/division` });
  if (agency && !plan.agencies.some(({ key }) => key === agency))
    return new Problem('agency.unknown', { agency }, { at: `${at}/agency` });
  return null;
}

function checkPost(plans: readonly Plan[], held: PostHeld, at: string): void {
  const faults: (Problem | null)[] = [];
  for (const plan of plans) {
    const post = plan.posts.find(({ key }) => key === held.post);
    if (post) faults.push(faultUnder(plan, post, held, at));
  }
  if (!faults.length) {
    const known = [...new Set(plans.flatMap((plan) => plan.posts.map(({ key }) => key)))].join(', ');
    throw new Problem('post.unknown', { post: held.post, known: known || '—' }, { at: `${at}/post` });
  }
  // One plan under which the post can be held so is enough; versions of a plan may differ.
  if (!faults.includes(null)) throw faults[0]!;
}

/** The posts, each once; refuses one that no loaded plan has, or that lacks its division or agency. */
export function checkPosts(plans: readonly Plan[], posts: readonly PostHeld[]): PostHeld[] {
  const kept = new Map<string, PostHeld>();
  posts.forEach((held, i) => {
    checkPost(plans, held, `/posts/${i}`);
    const { post, division, agency } = held;
    kept.set([post, division, agency].join(' '), {
      post,
      ...(division ? { division } : {}),
      ...(agency ? { agency } : {}),
    });
  });
  return [...kept.values()];
}
