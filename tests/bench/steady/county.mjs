import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '#persistence';
import { unit } from '../../../dist/tests/support/deploy-files.js';
import { explained } from '../../../dist/tests/support/fleet/account.js';
import { Agencies, registerAgencies } from '../../../dist/tests/support/fleet/agencies.js';
import { Desk } from '../../../dist/tests/support/fleet/desk.js';
import { Fleet } from '../../../dist/tests/support/fleet/fleet.js';
import { startRedis } from '../../../dist/tests/support/servers.js';

const DAY = 24 * 3600_000;
const STEP_MS = 1000;
const DIVISIONS = ['652801', '652822', '652823', '652824', '652825'];
/** Reports of a process after which its reporters go on with another: a process has an end. */
const REPORTS_EACH = 150;

/** What one place sends: each report is for a later moment and has other figures. */
const figures = (sent, seed) => ({
  dead: Math.min(9, Math.floor(sent / 10) + (seed % 3)),
  missing: sent % 4,
  relocated: 500 + sent * 7 + seed,
  needingAid: 100 + sent,
  collapsedRooms: 20 + sent,
});

/** What the units give Node.js and the C library. */
function asUnit() {
  const { command, environment } = unit('kaidu-api@.service');
  const malloc = Object.entries(environment('1')).filter(([name]) => name.startsWith('MALLOC_'));
  const flags = command('1').filter((word) => word.startsWith('--') && word.includes('='));
  return { ...Object.fromEntries(malloc), NODE_OPTIONS: flags.join(' ') };
}

/** Two APIs and two workers on PostgreSQL and Redis, counties that report, an office that decides, agencies that get it. */
export class County {
  static async open(servers) {
    const county = new County();
    const { url } = await servers.database('postgres');
    county.databaseUrl = url;
    county.redis = await startRedis();
    county.agencies = await Agencies.open();
    const env = { ...asUnit(), DATABASE_URL: url, REDIS_URL: county.redis.url, ...county.agencies.env };
    county.fleet = await Fleet.start({ api: 2, worker: 2 }, env);
    county.desk = await new Desk(county.fleet.of('api').map((host) => host.url)).logIn();
    await registerAgencies(county.desk, county.agencies);
    return county;
  }

  #incident = null;
  #reports = 0;

  /** One county's report, to the level that the process now comes to: milliseconds since `due`. */
  async report(due) {
    const number = this.#reports;
    this.#reports += 1;
    if (number % REPORTS_EACH === 0) this.#incident = this.#begin();
    const { id, since } = await this.#incident;
    const seed = number % DIVISIONS.length;
    const sent = Math.floor((number % REPORTS_EACH) / DIVISIONS.length);
    const body = {
      division: DIVISIONS[seed],
      asOf: new Date(since + sent * STEP_MS).toISOString(),
      figures: figures(sent, seed),
    };
    const answer = await this.#once('duty-officer', `/incidents/${id}/reports`, body);
    if (answer.level === undefined) throw new Error(`no level in ${JSON.stringify(answer)}`);
    return performance.now() - due;
  }

  propose() {
    return this.desk.propose('IV');
  }

  /** A decision: milliseconds to its answer, with which every message is queued. */
  async decide(proposed, due) {
    const { status, body } = await this.desk.decideOnce(proposed);
    if (status >= 300 || body.outcome !== 'approved') throw new Error(JSON.stringify(body));
    return performance.now() - due;
  }

  /** Waits until no message came for a moment; then what came, by incident: how many messages and when the last. */
  async arrivals() {
    for (let before = -1; ; ) {
      const { messages } = await this.agencies.count();
      if (messages === before) break;
      before = messages;
      await sleep(1500);
    }
    const byIncident = new Map();
    const arrived = explained(await this.agencies.arrived(), await this.#mails());
    for (const { incidentId, contact, at } of arrived) {
      const known = byIncident.get(incidentId) ?? { contacts: new Set(), last: 0 };
      known.contacts.add(contact);
      known.last = Math.max(known.last, at);
      byIncident.set(incidentId, known);
    }
    return byIncident;
  }

  async close() {
    await this.fleet.stop();
    await this.agencies.close();
    await this.redis.stop();
  }

  /** A mail to outside does not say what it is about: the record does. */
  async #mails() {
    const store = await openStore({ url: this.databaseUrl, readOnly: true });
    try {
      return await store.reader.find('delivery', { channel: 'email' });
    } finally {
      await store.close();
    }
  }

  async #begin() {
    const now = Date.now();
    const { id } = await this.desk.post('duty-officer', '/incidents', {
      ...{ hazard: 'flood', title: '孔雀河洪水', confirmDistinct: true, divisions: DIVISIONS },
      occurredAt: new Date(now - 2 * DAY).toISOString(),
    });
    return { id, since: now - DAY };
  }

  async #once(who, path, body) {
    const { status, body: answer } = await this.desk.client(who).post(path, body, {
      'idempotency-key': randomUUID(),
    });
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }
}

/**
 * Does something at every so many milliseconds for so long, whether or not the one before is over: a county does not
 * wait for another. Each is told when it was due, so that lateness counts.
 */
export async function atEvery(ms, forMs, work) {
  const start = performance.now() + 50;
  const under = [];
  for (let due = start; due < start + forMs; due += ms) {
    await sleep(Math.max(0, due - performance.now()));
    under.push(work(due));
  }
  return Promise.all(under);
}
