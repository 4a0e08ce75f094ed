import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, HttpClient } from '../http-client.ts';

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const DIVISIONS = ['652801', '652822', '652824'];
const DECIDERS = {
  II: 'deputy-director',
  III: 'deputy-director-bureau-head',
  IV: 'deputy-office-director',
} as const;
export type Level = keyof typeof DECIDERS;
export const LEVELS = Object.keys(DECIDERS) as Level[];
/** Dead in each county, of which the plan makes this level. */
const DEAD: Record<Level, number[]> = { II: [7, 6, 4], III: [5, 4, 3], IV: [3, 2, 2] };

/** An incident of which nothing but the decision is missing. */
export interface Proposed {
  incidentId: string;
  approvalId: string;
  level: Level;
}

const iso = (ms: number) => new Date(ms).toISOString();
const flood = (title: string, now: number) => ({
  ...{ hazard: 'flood', title, occurredAt: iso(now - 10 * HOUR_MS) },
  ...{ divisions: DIVISIONS, confirmDistinct: true },
});

/** After these the same is sent again: no answer at all, too many, or the record is out of reach. */
const PASSING = [0, 429, 503];

export interface DeskOptions {
  /** How long the same request is sent again before it counts as never answered. */
  patienceMs?: number;
}

/**
 * The people of the office in front of their screens: whoever gets no answer, or one that says that the record is out
 * of reach, sends the same again under the same key, to whichever API answers.
 */
export class Desk {
  private readonly tokens = new Map<string, Record<string, string>>();
  private turn = 0;
  /** Requests that had to be sent again. */
  sentAgain = 0;

  constructor(
    public urls: readonly string[],
    private readonly options: DeskOptions = {},
  ) {}

  /** A token for each of them: a cookie would be changed under way. */
  async logIn(): Promise<this> {
    const administrator = await HttpClient.logIn(this.urls[0]!, 'administrator');
    const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
    for (const { id, login } of await administrator.all<{ id: string; login: string }>('/accounts')) {
      const issued = await administrator.post(`/accounts/${id}/tokens`, { label: 'faults', expiresAt });
      this.tokens.set(login, { authorization: `Bearer ${issued.body.secret}` });
    }
    return this;
  }

  /** The same person at one API only, who asks once. */
  client(post: string, url = this.urls[this.turn++ % this.urls.length]!): HttpClient {
    const token = this.tokens.get(post);
    if (!token) throw new Error(`${post} is not logged in`);
    return new HttpClient(url, token);
  }

  async post<T = any>(who: string, path: string, body: unknown = {}, key: string = randomUUID()): Promise<T> {
    return this.insist(`POST ${path}`, () =>
      this.client(who).post<T>(path, body, { 'idempotency-key': key }),
    );
  }

  async get<T = any>(who: string, path: string): Promise<T> {
    return this.insist(`GET ${path}`, () => this.client(who).get<T>(path));
  }

  /** Logs a flood, with the figures that make it one of this level, and proposes the response. */
  async propose(level: Level, title = '山洪'): Promise<Proposed> {
    const now = Date.now();
    const incident = await this.post('duty-officer', '/incidents', flood(title, now));
    for (const [i, division] of DIVISIONS.entries())
      await this.post('duty-officer', `/incidents/${incident.id}/reports`, {
        division,
        // Also where the engine's clock is an hour behind.
        asOf: iso(now - 2 * HOUR_MS),
        figures: { dead: DEAD[level][i], missing: 0 },
      });
    const { approvalId } = await this.post('office', `/incidents/${incident.id}/proposals`, { level });
    return { incidentId: incident.id, approvalId, level };
  }

  /** Gives the decision; answers what was decided. */
  async decide({ approvalId, level }: Proposed): Promise<{ outcome: string; level: string }> {
    return this.post(DECIDERS[level], `/approvals/${approvalId}/approve`, {}, approvalId);
  }

  /** Sends the decision once, to this API, and hands on whatever comes of it. */
  decideOnce({ approvalId, level }: Proposed, url?: string): Promise<Answer> {
    const headers = { 'idempotency-key': approvalId };
    return this.client(DECIDERS[level], url).post(`/approvals/${approvalId}/approve`, {}, headers);
  }

  /** Logs a flood of which nothing more is known, once, at this API. */
  logOnce(url: string): Promise<Answer> {
    return this.client('duty-officer', url).post('/incidents', flood('山洪', Date.now()));
  }

  private async insist<T>(what: string, send: () => Promise<Answer<T>>): Promise<T> {
    const until = Date.now() + (this.options.patienceMs ?? 60_000);
    for (;;) {
      const answer = await send().catch((error: unknown) => ({ status: 0, body: String(error) }));
      if (answer.status >= 200 && answer.status < 300) return answer.body as T;
      if (!PASSING.includes(answer.status) || Date.now() > until)
        throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
      this.sentAgain += 1;
      await sleep(50 + Math.floor(100 * Math.random()));
    }
  }
}
