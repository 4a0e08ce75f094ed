import type { JournalRow, Reader } from './ports/index.ts';

type Listener = (fact: JournalRow) => void;

/**
 * Tells subscribers of new facts, whichever process wrote them: it reads on in the journal when this process
 * commits and every half second besides. With no subscriber it does nothing.
 */
export class LiveFeed {
  private readonly listeners = new Set<Listener>();
  private position: number | null = null;
  private reading: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly reader: Reader,
    private readonly onFault: (error: unknown) => void,
    private readonly everyMs = 500,
  ) {}

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => this.nudge(), this.everyMs);
    this.nudge();
    return () => {
      this.listeners.delete(listener);
      if (!this.listeners.size) this.stop();
    };
  }

  /** Something was committed here. */
  nudge(): void {
    if (!this.listeners.size) return;
    this.again = true;
    this.reading ??= this.read();
  }

  /** Resolves when it knows where it stands: whatever is committed from then on is told. */
  async settled(): Promise<void> {
    await this.reading;
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.position = null;
  }

  private async read(): Promise<void> {
    try {
      await this.readOn();
    } catch (error) {
      this.onFault(error);
    } finally {
      // In the same turn as the last look at `again`, or a nudge that comes in between would be lost.
      this.reading = null;
    }
  }

  private async readOn(): Promise<void> {
    while (this.again) {
      this.again = false;
      this.position ??= (await this.reader.head()).seq;
      const facts = await this.reader.facts({}, { afterSeq: this.position, limit: 1000 });
      for (const fact of facts) {
        this.position = fact.seq;
        for (const listener of this.listeners) listener(fact);
      }
      if (facts.length === 1000) this.again = true;
    }
  }
}
