import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arrived } from './account.ts';
import { Child } from './child.ts';
import type { Desk } from './desk.ts';

/** How receivers misbehave. */
export const MISBEHAVIOURS = [
  'hangs',
  'resets the connection',
  'answers 500',
  'answers late',
  'answers 200 with an error in the body',
  'accepts and drops',
] as const;
export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

const BY_MAIL = 5;

/** As much as a big mail server takes: what is measured is not its limit. */
const mailServer = (port: number): string => `
email:
  host: 127.0.0.1
  port: ${port}
  security: plain
  from: kaidu@office.example
  connections: 8
  perMinute: 100000
  perAddressPerMinute: 100000
`;

/** Every agency's receiver, in one process that outlives whatever becomes of the engine. */
export class Agencies {
  private constructor(
    private readonly child: Child,
    private readonly port: number,
    /** What the engine has to be told to reach them. */
    readonly env: NodeJS.ProcessEnv,
    private readonly folder: string,
  ) {}

  static async open(): Promise<Agencies> {
    const child = await Child.start('agencies-process.mjs');
    const { http, smtp } = (await child.ask<{ http: number; smtp: number }>('open'))!;
    const folder = mkdtempSync(join(tmpdir(), 'kaidu-agencies-'));
    const channels = join(folder, 'channels.yaml');
    writeFileSync(channels, mailServer(smtp));
    const env = { KAIDU_CHANNELS: channels, KAIDU_WEBHOOK_PRIVATE: '1', KAIDU_WEBHOOK_INSECURE: '1' };
    return new Agencies(child, http, env, folder);
  }

  /** From now on half of them do that; the other half always behaves. */
  async behave(kind: Misbehaviour | 'well'): Promise<void> {
    await this.ask('behave', { kind });
  }

  /**
   * How the so-manieth agency is reached: every fifth by mail, the others each at a host of its own, as in life, with
   * pauses of its own.
   */
  contactOf(key: string, number: number): { channel: string; address: string } {
    return number % BY_MAIL === 0
      ? { channel: 'email', address: `${key}@agency.example` }
      : { channel: 'webhook', address: `http://127.0.1.${number + 1}:${this.port}/${key}` };
  }

  count(): Promise<{ messages: number; attempts: number }> {
    return this.ask('count');
  }

  /** Every message, in the order in which they came; without so many of the first. */
  async arrived(without = 0): Promise<Arrived[]> {
    const all: Arrived[] = [];
    for (;;) {
      const page = await this.ask<Arrived[]>('page', { from: without + all.length });
      if (!page.length) return all;
      all.push(...page);
    }
  }

  async close(): Promise<void> {
    await this.child.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask<T>(ask: string, input: object = {}): Promise<T> {
    const answer = await this.child.ask<T>(ask, input);
    if (this.child.isGone) throw new Error('the agencies are gone');
    return answer as T;
  }
}

/** A contact for each agency of the plan; the contacts by recipient, as the receivers name them. */
export async function registerAgencies(desk: Desk, agencies: Agencies): Promise<Map<string, string[]>> {
  const { items } = await desk.get<{ items: { posts: { agency?: string }[] }[] }>(
    'administrator',
    '/accounts?limit=500',
  );
  const keys = items.flatMap(({ posts }) => posts.flatMap(({ agency }) => agency ?? []));
  const contacts = new Map<string, string[]>();
  for (const [number, key] of keys.entries()) {
    const recipient = `agency:${key}`;
    await desk.post('administrator', '/contacts', { recipient, ...agencies.contactOf(key, number) });
    contacts.set(recipient, [key]);
  }
  return contacts;
}
