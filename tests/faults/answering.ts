import { setTimeout as sleep } from 'node:timers/promises';
import { type Arrived, explained, type Sent } from '../support/fleet/account.ts';
import type { Agencies } from '../support/fleet/agencies.ts';
import type { Desk } from '../support/fleet/desk.ts';
import { query } from '../support/postgres-client.ts';

const LOOK_EVERY_MS = 2000;
/** Tasks that one request may acknowledge, and agencies that send theirs at a time. */
const AT_ONCE = 500;
const AGENCIES_AT_ONCE = 4;

/** The people of the agencies: they acknowledge every task of which a message came. */
export class Answering {
  private readonly read: Arrived[] = [];
  /** Tasks that wait for it, by contact. */
  private readonly waiting = new Map<string, string[]>();
  private over = false;
  private shift: Promise<void> = Promise.resolve();

  constructor(
    private readonly agencies: Agencies,
    private readonly desk: Desk,
    private readonly databaseUrl: string,
  ) {}

  /** They look what came every now and then, until they stop; what fails meanwhile the next look makes up for. */
  begin(): void {
    this.over = false;
    this.shift = (async () => {
      while (!this.over) {
        await this.look().catch(() => undefined);
        await sleep(LOOK_EVERY_MS);
      }
    })();
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.shift;
  }

  /** Every message since the first, once all that came is acknowledged; for when they have stopped. */
  async arrived(): Promise<readonly Arrived[]> {
    await this.look();
    return this.read;
  }

  private async look(): Promise<void> {
    const came = await this.agencies.arrived(this.read.length);
    const messages = explained(came, await this.mailsOf(came));
    this.read.push(...messages);
    for (const { kind, contact, tasks } of messages)
      if (kind === 'task.issued') this.waiting.set(contact, [...(this.waiting.get(contact) ?? []), ...tasks]);
    const contacts = [...this.waiting.keys()];
    const inTurn = async () => {
      for (let contact = contacts.pop(); contact; contact = contacts.pop()) await this.acknowledge(contact);
    };
    await Promise.all(Array.from({ length: AGENCIES_AT_ONCE }, inTurn));
  }

  private async acknowledge(contact: string): Promise<void> {
    const tasks = this.waiting.get(contact)!;
    while (tasks.length) {
      const taskIds = tasks.slice(0, AT_ONCE);
      await this.desk.post(`agency-${contact}`, '/tasks/acknowledge', { taskIds });
      tasks.splice(0, taskIds.length);
    }
  }

  /** A mail does not say what it is about: whoever logs in sees it. */
  private async mailsOf(came: readonly Arrived[]): Promise<Sent[]> {
    const ids = came.filter(({ kind }) => kind === null).map(({ id }) => `'${id}'`);
    if (!ids.length) return [];
    const rows = await query(
      this.databaseUrl,
      `SELECT id, incident_id AS "incidentId", message FROM delivery WHERE id IN (${ids.join()})`,
    );
    return rows.map((row) => ({ ...row, message: JSON.parse(row['message'] as string) }) as Sent);
  }
}
