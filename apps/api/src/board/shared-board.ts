import type { Plans, Reader } from '#runtime';
import type { Board } from '../answers/board.answer.ts';
import { boardOf, withChanges } from './board-of.ts';
import { readBoard } from './read-board.ts';

/** Deadlines pass without a fact: nothing on the board is older than this. */
const MOST_AGE_MS = 5000;
const MOST_CHANGES = 2000;

interface Kept {
  seq: number;
  at: number;
  board: Promise<Board>;
}

/**
 * One reading of the board for all who look at it: a fact makes every screen ask at once, and what they see differs only
 * in what is news to whom.
 */
export class SharedBoard {
  private kept: Kept | null = null;

  constructor(
    private readonly reader: Reader,
    private readonly plans: Plans,
  ) {}

  /** What is open, and what others than this account did after `since`. */
  async of(accountId: string, since: number | undefined, now: number): Promise<Board> {
    const { seq } = await this.reader.head();
    if (this.kept?.seq !== seq || now - this.kept.at > MOST_AGE_MS)
      this.kept = { seq, at: now, board: this.read(now) };
    const board = await this.kept.board;
    if (since === undefined || since >= board.seq) return board;
    return withChanges(
      board,
      await this.reader.facts({}, { afterSeq: since, limit: MOST_CHANGES }),
      accountId,
    );
  }

  private async read(now: number): Promise<Board> {
    try {
      return boardOf(this.plans, await readBoard(this.reader, now), now);
    } catch (error) {
      this.kept = null;
      throw error;
    }
  }
}
