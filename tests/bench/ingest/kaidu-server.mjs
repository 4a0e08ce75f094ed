import { randomUUID } from 'node:crypto';
import { openStore } from '#persistence';
import { findChainFault } from '#runtime';
import { digestOf } from '../../../dist/libs/engine/src/digest.js';
import { startProduct } from '../../../dist/tests/support/process.js';
import { reporter } from './reports.mjs';

const PASSWORD = 'kaidu-demo';
const DAY = 24 * 3600_000;
const INCIDENTS = 10;
const DIVISIONS = ['652801', '652822', '652823', '652824', '652825'];

/** The product itself, as `npm start` runs it, with an officer's bearer token and ten incidents to report on. */
export class KaiduServer {
  static async start({ database, redis, env, ...program }) {
    const product = await startProduct({
      ...program,
      env: { ...env, DATABASE_URL: database.url, REDIS_URL: redis.url },
    });
    const server = new KaiduServer(product, database);
    await server.#prepare();
    return server;
  }

  #incidents = [];
  #token;

  constructor(product, database) {
    this.product = product;
    this.database = database;
    this.url = product.url;
  }

  /** Each reports for a county of one incident, so that its reports come in the order of their moments. */
  reporters(count) {
    const since = Date.now() - DAY;
    return Array.from({ length: count }, (_, seed) =>
      reporter({
        path: `/incidents/${this.#incidents[seed % INCIDENTS]}/reports`,
        division: DIVISIONS[Math.floor(seed / INCIDENTS) % DIVISIONS.length],
        since,
        token: this.#token,
        seed,
      }),
    );
  }

  /** Stops it, verifies the journal and returns how many reports are stored, each with its fact. */
  async stop() {
    await this.product.stop();
    const store = await openStore({ url: this.database.url, readOnly: true });
    const rows = await store.reader.count('report', {});
    let facts = 0;
    const counted = async function* () {
      for await (const row of store.journalRows()) {
        if (row.fact === 'report.received') facts += 1;
        yield row;
      }
    };
    const fault = await findChainFault(counted(), await store.reader.head(), digestOf);
    await store.close();
    if (fault) throw new Error(`the journal does not verify: ${fault.detail}`);
    if (facts !== rows) throw new Error(`${rows} reports, but ${facts} facts`);
    return rows;
  }

  async #prepare() {
    const officer = await this.#login('duty-officer');
    const administrator = await this.#login('administrator');
    const expiresAt = new Date(Date.now() + DAY).toISOString();
    const token = { label: 'bench', expiresAt };
    const issued = await this.#post(`/accounts/${officer.id}/tokens`, token, {
      cookie: administrator.cookie,
    });
    this.#token = issued.secret ?? issued.token;
    for (let i = 0; i < INCIDENTS; i += 1) {
      const incident = {
        hazard: 'flood',
        title: `孔雀河第${i + 1}次洪水`,
        occurredAt: new Date(Date.now() - 2 * DAY).toISOString(),
        divisions: DIVISIONS,
        confirmDistinct: true,
      };
      const { id } = await this.#post('/incidents', incident, { authorization: `Bearer ${this.#token}` });
      this.#incidents.push(id);
    }
  }

  async #login(login) {
    const response = await fetch(`${this.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: PASSWORD }),
    });
    const { account } = await response.json();
    if (!response.ok) throw new Error(`log-in of ${login}: ${response.status}`);
    return { id: account.id, cookie: response.headers.get('set-cookie').split(';')[0] };
  }

  async #post(path, body, headers) {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
