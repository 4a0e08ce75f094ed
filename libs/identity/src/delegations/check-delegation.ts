import { Problem } from '#kernel';
import type { Plan } from '#plan';
import type { DelegationRow } from '#runtime';

const LIMIT_DAYS = 366;
const LIMIT_MS = LIMIT_DAYS * 86_400_000;
const DOCUMENT_LIMIT = 200;

export type DelegationTerms = Pick<
  DelegationRow,
  'fromPost' | 'toPost' | 'scope' | 'levels' | 'validFrom' | 'validUntil' | 'document'
>;

/** The loaded plan that has both posts; refuses with `post.unknown` where none has. */
export function planWithPosts(plans: readonly Plan[], posts: readonly string[]): Plan {
  const has = (plan: Plan, key: string) => plan.posts.some((post) => post.key === key);
  // The newest version is listed last, and its titles are the ones that people know.
  const plan = plans.findLast((one) => posts.every((post) => has(one, post)));
  if (plan) return plan;
  const missing = posts.find((post) => !plans.some((one) => has(one, post))) ?? posts[0]!;
  const known = [...new Set(plans.flatMap((one) => one.posts.map(({ key }) => key)))].join(', ');
  throw new Problem('post.unknown', { post: missing, known: known || '—' });
}

function checkUnits(plan: Plan, posts: readonly string[]): void {
  const unfit = plan.posts.find((post) => posts.includes(post.key) && post.per);
  if (unfit) throw new Problem('delegation.post-unfit', unfit.title);
}

function checkLevels(plan: Plan, levels: readonly string[] | null): void {
  if (!levels) return;
  if (!levels.length) throw new Problem('delegation.levels-empty');
  const known = plan.levels.map(({ level }) => level);
  const unknown = levels.find((level) => !known.includes(level));
  if (unknown !== undefined)
    throw new Problem('level.unknown', { level: unknown, known: known.join(', ') }, { at: '/levels' });
}

/** Refuses terms that cannot hold; `now` is when the delegation is recorded. */
export function checkTerms(plan: Plan, terms: DelegationTerms, now: number): void {
  if (terms.fromPost === terms.toPost) throw new Problem('delegation.to-self');
  checkUnits(plan, [terms.fromPost, terms.toPost]);
  checkLevels(plan, terms.levels);
  const { validFrom, validUntil } = terms;
  // Written so that a time that is not a number is refused as well.
  if (!(validFrom < validUntil && validUntil > now && validUntil - validFrom <= LIMIT_MS))
    throw new Problem('delegation.period-invalid', { days: LIMIT_DAYS });
  const document = terms.document.trim();
  if (!document || document.length > DOCUMENT_LIMIT)
    throw new Problem('delegation.document-missing', { most: DOCUMENT_LIMIT });
}
