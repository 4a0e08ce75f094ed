import type { Database, Statement as Prepared } from 'sqlite3';
import type { Statement } from '../sql/select.ts';

// The statements of the record are a few dozen; the limit only keeps a strange caller from growing it for ever.
const KEPT = 300;

/**
 * Prepared statements of one connection, kept by their text: half of what a small statement costs is preparing it.
 * The driver may reorder statements that nobody waits for, so a writer waits for each before the next.
 */
export class Statements {
  readonly #kept = new Map<string, Promise<Prepared>>();

  constructor(private readonly database: Database) {}

  /** Runs any number of statements without parameters. */
  execute(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.exec(text, (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }

  /** Runs a statement that gives no rows. */
  run(text: string, values: readonly unknown[] = []): Promise<void> {
    return this.#use(
      text,
      (statement) =>
        new Promise((resolve, reject) => {
          statement.run(values, (error: Error | null) => (error ? reject(error) : resolve()));
        }),
    );
  }

  all({ text, values }: Statement): Promise<Record<string, unknown>[]> {
    return this.#use(
      text,
      (statement) =>
        new Promise((resolve, reject) => {
          statement.all(values, (error: Error | null, rows: Record<string, unknown>[]) =>
            error ? reject(error) : resolve(rows),
          );
        }),
    );
  }

  /** The connection cannot close before its statements are gone. */
  async finalize(): Promise<void> {
    const kept = [...this.#kept.values()];
    this.#kept.clear();
    for (const prepared of kept) await prepared.then(finalized, () => {});
  }

  async #use<T>(text: string, work: (statement: Prepared) => Promise<T>): Promise<T> {
    const known = this.#kept.get(text);
    if (known) return work(await known);
    const prepared = this.#prepare(text);
    if (this.#kept.size >= KEPT) {
      const statement = await prepared;
      return work(statement).finally(() => finalized(statement));
    }
    // Kept before it is ready: two that ask at once must not make two, of which one would never be finalized.
    this.#kept.set(text, prepared);
    prepared.catch(() => this.#kept.delete(text));
    return work(await prepared);
  }

  #prepare(text: string): Promise<Prepared> {
    return new Promise((resolve, reject) => {
      const prepared: Prepared = this.database.prepare(text, (error: Error | null) =>
        error ? reject(error) : resolve(prepared),
      );
    });
  }
}

const finalized = (statement: Prepared): Promise<void> =>
  new Promise((resolve) => statement.finalize(() => resolve()));
