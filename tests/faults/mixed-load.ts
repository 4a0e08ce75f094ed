import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, HttpClient } from '../support/http-client.ts';

/** Who acts; each logs in once, at whichever process, and is known at all of them. */
const LOGINS = [
  'duty-officer',
  'office',
  'deputy-office-director',
  'agency-finance',
  'agency-transport',
] as const;
type Login = (typeof LOGINS)[number];

export interface Done {
  activations: number;
  requests: number;
  acknowledged: number;
  /** What was not as it should be, with the process that said so. */
  errors: string[];
}

/** Activations whose every step goes to another process of those that are in service. */
export class MixedLoad {
  readonly done: Done = { activations: 0, requests: 0, acknowledged: 0, errors: [] };
  readonly incidents: string[] = [];
  private readonly who = new Map<Login, Record<string, string>>();
  private turn = 0;

  /** `urls` may change while it runs. */
  constructor(private readonly urls: () => string[]) {}

  async logIn(): Promise<void> {
    for (const login of LOGINS) this.who.set(login, (await HttpClient.logIn(this.next(), login)).credentials);
  }

  /** So many at a time until `until` says that it is enough. */
  async run(inFlight: number, until: () => boolean): Promise<void> {
    const one = async () => {
      while (!until())
        await this.activate().catch((error: unknown) => void this.done.errors.push(String(error)));
    };
    await Promise.all(Array.from({ length: inFlight }, one));
  }

  private async activate(): Promise<void> {
    const incident = await this.post('duty-officer', '/incidents', {
      hazard: 'flood',
      title: '洪水',
      occurredAt: '2026-07-01T08:00:00+08:00',
      divisions: ['652827'],
      confirmDistinct: true,
    });
    const id: string = incident.body.id;
    await this.post('duty-officer', `/incidents/${id}/reports`, {
      division: '652827',
      asOf: '2026-07-01T10:00:00+08:00',
      figures: { dead: 4, missing: 2 },
    });
    const { body } = await this.post('office', `/incidents/${id}/proposals`, { level: 'IV' });
    await this.post('deputy-office-director', `/approvals/${body.approvalId}/approve`);
    this.incidents.push(id);
    for (const agency of ['agency-finance', 'agency-transport'] as const) {
      const tasks = await this.get(agency, `/tasks?incidentId=${id}&state=issued&limit=500`);
      for (const task of tasks.body.items) {
        await this.post(agency, `/tasks/${task.id}/answers/acknowledge`);
        this.done.acknowledged++;
      }
      if (!tasks.body.items.length) this.done.errors.push(`${id}: no task for ${agency}`);
    }
    this.done.activations++;
    await sleep(20);
  }

  get(login: Login, path: string): Promise<Answer> {
    return this.ask(login, path, (client) => client.get(path));
  }

  private post(login: Login, path: string, body: unknown = {}): Promise<Answer> {
    return this.ask(login, path, (client) => client.post(path, body));
  }

  private async ask(
    login: Login,
    path: string,
    send: (client: HttpClient) => Promise<Answer>,
  ): Promise<Answer> {
    const url = this.next();
    this.done.requests++;
    const answer = await send(new HttpClient(url, this.who.get(login)));
    if (answer.status >= 400) throw new Error(`${url}${path}: ${answer.status} ${answer.body?.code}`);
    return answer;
  }

  private next(): string {
    const urls = this.urls();
    return urls[this.turn++ % urls.length]!;
  }
}
