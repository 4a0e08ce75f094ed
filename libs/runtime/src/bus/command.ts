import type { Actor } from '../actor.ts';
import type { TableName } from '../records/index.ts';
import type { Session } from './session.ts';

export interface Ref {
  table: TableName;
  id: string;
}

/** One thing that can be asked of the engine. Handlers are deterministic: time, ids and reads come from the session. */
export interface Command<Input, Output> {
  readonly name: string;
  /** Rows that it will surely read, so that a group of commands reads them in one go. */
  refs?(input: Input): Ref[];
  handle(session: Session, input: Input): Promise<Output>;
}

export interface CommandMeta {
  actor: Actor;
  requestId: string;
  /** The trace that it belongs to, in W3C's form; set by the bus where anybody traces. */
  trace?: string | null;
  /**
   * When a person entered it, in milliseconds, where that was before it could be sent: the network was gone. Every
   * fact that follows from it says so, beside the moment at which it came in.
   */
  enteredAt?: number;
  /** The caller's key and a hash of what it sent: the same again gets the same answer. */
  idempotency?: { key: string; bodyHash: string };
}
