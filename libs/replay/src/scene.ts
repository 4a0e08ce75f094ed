import type { Clock } from '#kernel';
import type { Actor, CommandBus, Plans, Reader } from '#runtime';

/** Where a scenario is performed: an engine within reach, in this process or another, and the clock that it goes by. */
export interface Scene {
  readonly engine: { bus: Pick<CommandBus, 'execute'>; reader: Reader; plans: Plans };
  readonly clock: Clock;
  /** Somebody who holds this post, of this county or agency where the post exists once for each. */
  as(post: string, place?: { division?: string; agency?: string }): Actor;
  /** The account of a shift leader, who can witness a decision by telephone. */
  witness(): Promise<string>;
  /** Lets time pass: every deadline and every repeated attempt comes at its own moment. */
  advanceTo(at: number): Promise<void>;
  /** Waits until everything that was set in motion has come to rest. */
  settle(): Promise<void>;
}
