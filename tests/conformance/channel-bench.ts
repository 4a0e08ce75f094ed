import type { OutsideChannel } from '#dispatch';
import { ManualClock } from '#kernel';
import type { ContactRow, DeliveryRow, MessageText } from '#runtime';
import {
  type Behaviour,
  type HttpReceiver,
  type ReceivedRequest,
  startReceiver,
} from '../support/http-receiver.ts';
import { delivery, TEN_O_CLOCK } from './webhook-cases.ts';

/** How the other end behaves. */
export type How = 'well' | 'slow' | 'hangs' | 'resets' | 'overloaded' | 'refuses' | 'babbles';

/** A channel, and a real server of its kind that checks what it gets. */
export interface Bench {
  readonly channel: OutsideChannel;
  readonly contact: ContactRow;
  /** What the other end took for a good message, as the text that it holds, under the id that it holds. */
  taken(): { id: string | null; text: string }[];
  behave(how: How): void;
  /** The server goes away. */
  close(): Promise<void>;
}

export interface Kind {
  name: string;
  /** What success looks like: only some other ends know that a message arrived. */
  succeeds: 'sent' | 'delivered';
  open(times?: Times): Promise<Bench>;
  /** Addresses, and secrets, that cannot be used. */
  unusable: { address?: string; secret?: string | null; code: string }[];
}

export const WORDS: MessageText = {
  subject: '【应急响应】3项任务待办',
  text: '【应急响应】您有3项任务，请登录查看。\nYou have 3 tasks; log in.',
  html: '<p>【应急响应】您有3项任务，<b>请登录</b>查看。</p>',
};

export interface Times {
  connectMs: number;
  totalMs: number;
}

/** Enough for a machine that is busy with other tests. */
export const PATIENT: Times = { connectMs: 4000, totalMs: 8000 };
/** For servers that hang, so that they cost a test less than a second. */
export const SHORT: Times = { connectMs: 300, totalMs: 600 };
export const LENIENT = { allowInsecure: true, allowPrivate: true, ...PATIENT };
export const row = (id?: string): DeliveryRow => ({ ...delivery(id), channel: 'any' });

export const SLOW_MS = 150;
const COMMON: Partial<Record<How, Behaviour>> = { hangs: { hang: true }, resets: { reset: true } };

/** An HTTP bench: `take` reads a request as the other end would, and answers what it says to it. */
export async function overHttp(
  take: (request: ReceivedRequest) => { taken?: { id: string | null; text: string }; answer: Behaviour },
  answers: Partial<Record<How, Behaviour>>,
  open: (receiver: HttpReceiver) => { channel: OutsideChannel; contact: ContactRow },
): Promise<Bench> {
  const taken: { id: string | null; text: string }[] = [];
  let how: How = 'well';
  const receiver = await startReceiver((request) => {
    const special = { ...COMMON, ...answers }[how];
    if (special) return special;
    const read = take(request);
    if (read.taken) taken.push(read.taken);
    return how === 'slow' ? { ...read.answer, delayMs: SLOW_MS } : read.answer;
  });
  const { channel, contact: to } = open(receiver);
  return {
    ...{ channel, contact: to, taken: () => taken },
    behave: (next) => {
      how = next;
    },
    close: async () => {
      channel.close?.();
      await receiver.close();
    },
  };
}

export const json = (body: unknown): Behaviour => ({ status: 200, body: JSON.stringify(body) });
export const BABBLE: Behaviour = { status: 200, body: '<html>welcome to our hotel network</html>' };
/** The clock stands, so that a signature made now is one made now. */
export const clock = () => new ManualClock(TEN_O_CLOCK);
