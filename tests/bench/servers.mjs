import { createDatabase } from '../../dist/tests/support/database.js';
import { startPostgres, startRedis } from '../../dist/tests/support/servers.js';

/** The private servers of one run, each started when it is first asked for. PostgreSQL keeps its default durability. */
export class Servers {
  #redis = null;
  #postgres = null;
  #databases = [];

  redis() {
    this.#redis ??= startRedis();
    return this.#redis;
  }

  postgres() {
    this.#postgres ??= startPostgres({ durable: true });
    return this.#postgres;
  }

  /** A new, empty database of this kind. */
  async database(kind) {
    const server = kind === 'postgres' ? (await this.postgres()).url : undefined;
    const database = await createDatabase(kind, server);
    this.#databases.push(database);
    return database;
  }

  async stop() {
    for (const database of this.#databases) await database.drop().catch(() => {});
    for (const server of [this.#redis, this.#postgres]) await (await server)?.stop();
  }
}
