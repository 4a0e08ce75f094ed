import { type Engine, findFault } from '#engine';

/** Reading the whole journal is work: who looks within this time is told what the last reading found. */
const MOST_AGE_MS = 60_000;

export interface ChainCheck {
  whole: boolean;
  /** The chain's end when it was read. */
  seq: number;
  checkedAt: number;
  /** The first fact that does not fit; null where all do. */
  faultSeq: number | null;
}

/** One reading of the chain for all who ask at once. */
export class ChainChecks {
  private kept: { at: number; check: Promise<ChainCheck> } | null = null;

  constructor(private readonly engine: Engine) {}

  latest(): Promise<ChainCheck> {
    const now = this.engine.clock.now();
    if (!this.kept || now - this.kept.at > MOST_AGE_MS) this.kept = { at: now, check: this.run(now) };
    return this.kept.check;
  }

  private async run(now: number): Promise<ChainCheck> {
    try {
      // Before the reading: later facts may have been read as well, and nothing is said of those.
      const { seq } = await this.engine.reader.head();
      const fault = await findFault(this.engine.store);
      return { whole: fault === null, seq, checkedAt: now, faultSeq: fault?.seq ?? null };
    } catch (error) {
      this.kept = null;
      throw error;
    }
  }
}
