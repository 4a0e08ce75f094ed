import { authorityToDecide } from '#identity';
import { isProblem } from '#kernel';
import type { Plan } from '#plan';
import { decidingPost } from '#response';
import { type Actor, type DelegationRow, holds, type ResponseRow } from '#runtime';

/** What somebody may decide at a moment, by posts held and authority lent. */
export class AuthorityOf {
  constructor(
    readonly actor: Actor,
    private readonly delegations: readonly DelegationRow[],
    private readonly now: number,
  ) {}

  may(plan: Plan, post: string, level: string | null): boolean {
    const { actor, delegations, now } = this;
    return !isProblem(authorityToDecide({ plan, actor, delegations, now, decidingPost: post, level }));
  }

  /** Whether it lies before a post that the actor holds itself. */
  holds(post: string | null): boolean {
    return post !== null && holds(this.actor, post);
  }

  /** Levels to which the actor may raise or lower a running response. */
  within(plan: Plan, response: ResponseRow): string[] {
    return plan.levels
      .filter(({ level, startsResponse }) => startsResponse && level !== response.level)
      .map(({ level }) => level)
      .filter((level) => this.may(plan, decidingPost(plan, 'raise', response, level), level));
  }

  /** Whether the actor is one of those, or above one of those, who may release a conditional task. */
  releases(plan: Plan, by: readonly string[], leadDelegate: string | null): boolean {
    if (leadDelegate !== null && by.length > 0 && this.holds(leadDelegate)) return true;
    const above = (post: string): boolean => {
      if (this.holds(post)) return true;
      const superior = plan.posts.find(({ key }) => key === post)?.superior;
      return superior !== undefined && above(superior);
    };
    return by.some(above);
  }
}
