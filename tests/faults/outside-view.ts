import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '#persistence';
import type { TableName, Tables, Where } from '#runtime';
import { kaidu } from '../support/cli.ts';

const PAGE = 5000;
const LOOK_EVERY_MS = 200;

/** Looks into the record from outside, as an auditor with nothing but the database would. */
export class OutsideView {
  private constructor(
    private readonly url: string,
    private readonly store: Awaited<ReturnType<typeof openStore>>,
  ) {}

  static async open(url: string): Promise<OutsideView> {
    return new OutsideView(url, await openStore({ url, readOnly: true }));
  }

  async all<K extends TableName>(table: K, where: Where<Tables[K]>): Promise<Tables[K][]> {
    const rows: Tables[K][] = [];
    for (;;) {
      const after = rows.at(-1)?.id;
      const page = await this.store.reader.find(table, where, { orderBy: 'id', limit: PAGE, after });
      rows.push(...page);
      if (page.length < PAGE) return rows;
    }
  }

  count<K extends TableName>(table: K, where: Where<Tables[K]>): Promise<number> {
    return this.store.reader.count(table, where);
  }

  /** Waits until no message is on its way; answers how long that took, in milliseconds, or null where it did not. */
  async settled(withinMs: number): Promise<number | null> {
    const since = performance.now();
    for (;;) {
      const left = await this.store.reader
        .count('delivery', { state: ['queued'] })
        .catch(() => Number.POSITIVE_INFINITY);
      const took = performance.now() - since;
      if (left === 0) return took;
      if (took > withinMs) return null;
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** What `kaidu audit verify` says of it. */
  async verified(): Promise<{ whole: boolean; fault: unknown }> {
    const { out } = await kaidu(['audit', 'verify', '--json', '--database', this.url]);
    return JSON.parse(out) as { whole: boolean; fault: unknown };
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
