import type { Actor, Command } from '#runtime';
import type { Stage } from '../stage.ts';

/** What a verb needs of the performance. */
export interface Doer {
  readonly stage: Stage;
  readonly incidentId: string;
  when(text: string): number;
  do<I, O>(command: Command<I, O>, input: I, actor: Actor): Promise<O>;
}
