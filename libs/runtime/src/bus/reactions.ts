import type { JournalEntry } from '../ports/index.ts';
import type { Session } from './session.ts';

/** What follows from a fact, in the same transaction. `row` is the instance that the fact is about. */
export type React<Row = unknown> = (session: Session, fact: JournalEntry, row: Row) => Promise<void>;

const NONE: readonly React[] = [];

/** Features meet here: one records a fact, others say what follows. Reactions run in the order they were added. */
export class Reactions {
  private readonly byFact = new Map<string, React[]>();

  on<Row>(fact: string, react: React<Row>): this {
    const known = this.byFact.get(fact) ?? [];
    this.byFact.set(fact, [...known, react as React]);
    return this;
  }

  to(fact: string): readonly React[] {
    return this.byFact.get(fact) ?? NONE;
  }
}
