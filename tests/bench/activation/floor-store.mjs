import { DataSource } from 'typeorm';
import { Grouped } from '../grouped.mjs';
import { FLOOR_ENTITIES } from './floor-rows.mjs';

/** One after the other: TypeORM has one SQLite connection, on which a second write would join an open transaction. */
function oneAtATime() {
  let last = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}

/** The floor's database: TypeORM, and nothing above it. */
export class FloorStore {
  #source;
  #inTurn;
  #grouped;

  static async open({ kind, url }) {
    const common = { entities: FLOOR_ENTITIES, synchronize: true };
    const options =
      kind === 'sqlite'
        ? { type: 'sqlite', database: url.replace('sqlite:', ''), enableWAL: true }
        : { type: 'postgres', extra: { connectionString: url }, poolSize: 10 };
    const source = await new DataSource({ ...common, ...options }).initialize();
    if (kind === 'sqlite') await source.query('PRAGMA synchronous=FULL');
    return new FloorStore(kind, source);
  }

  constructor(kind, source) {
    this.#source = source;
    this.#inTurn = kind === 'sqlite' ? oneAtATime() : (work) => work();
    this.#grouped = new Grouped((ids) => this.#inTurn(() => this.#update(ids)));
  }

  /** All rows of an activation in one transaction. */
  write(rows) {
    return this.#inTurn(() =>
      this.#source.transaction(async (manager) => {
        for (const [name, values] of Object.entries(rows))
          await manager.createQueryBuilder().insert().into(name).values(values).updateEntity(false).execute();
      }),
    );
  }

  /** Marks one outbox row delivered; resolves when the commit that holds it is durable. */
  deliver(id) {
    return this.#grouped.add(id);
  }

  async count(where = {}) {
    return this.#source.getRepository('outbox').countBy(where);
  }

  close() {
    return this.#source.destroy();
  }

  #update(ids) {
    return this.#source
      .createQueryBuilder()
      .update('outbox')
      .set({ status: 'delivered', delivered_at: Date.now() })
      .where('id IN (:...ids)', { ids })
      .execute();
  }
}
