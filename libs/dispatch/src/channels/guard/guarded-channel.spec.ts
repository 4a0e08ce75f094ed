import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock, Problem } from '#kernel';
import type { ContactRow, DeliveryRow, Outcome } from '#runtime';
import { GuardedChannel, type PauseChange } from './guarded-channel.ts';
import type { OutsideChannel, Target } from './target.ts';

const FAILED: Outcome = { state: 'failed', retry: true, why: 'HTTP 500' };
const SENT: Outcome = { state: 'sent' };

/** A way that does what it is told, over which a test sees what went out. */
class Way implements OutsideChannel {
  readonly name = 'way';
  readonly sent: string[] = [];
  answer: Outcome | (() => Promise<Outcome>) = SENT;
  perMinute = 1000;

  async checkAddress(): Promise<void> {
    // Any will do.
  }

  targetOf({ address }: ContactRow): Target {
    return { circuit: address, limits: [{ key: address, perMinute: this.perMinute }] };
  }

  async deliver({ id }: DeliveryRow): Promise<Outcome> {
    this.sent.push(id);
    return typeof this.answer === 'function' ? this.answer() : this.answer;
  }
}

const row = (id: string, urgency: DeliveryRow['urgency'] = 'urgent') => ({ id, urgency }) as DeliveryRow;
const to = (address: string) => ({ address }) as ContactRow;

describe('a guarded channel', () => {
  let way: Way;
  let clock: ManualClock;
  let pauses: PauseChange[];
  let channel: GuardedChannel;
  const send = (id: string, address = 'a', urgency: DeliveryRow['urgency'] = 'urgent') =>
    channel.deliver(row(id, urgency), to(address), () => Promise.reject(new Error('no words')));
  const failTimes = async (count: number, address = 'a') => {
    way.answer = FAILED;
    for (let n = 0; n < count; n++) expect(await send(`f${n}`, address)).toEqual(FAILED);
  };

  beforeEach(() => {
    way = new Way();
    clock = new ManualClock(1_000_000);
    pauses = [];
    channel = new GuardedChannel(way, { clock, onPause: (change) => pauses.push(change) });
  });

  it('holds messages to a target that failed five times, and sends to all others', async () => {
    await failTimes(5);
    expect(pauses).toEqual([
      { channel: 'way', target: 'a', paused: true, until: clock.now() + 30_000, why: 'HTTP 500' },
    ]);
    way.answer = SENT;
    expect(await send('held')).toEqual({
      state: 'held',
      until: clock.now() + 30_000,
      why: 'held back: paused after failures',
    });
    expect(await send('other', 'b')).toEqual(SENT);
    expect(way.sent).not.toContain('held');
    expect(channel.paused()).toEqual([{ target: 'a', state: 'open', pausedUntil: clock.now() + 30_000 }]);

    clock.advance(30_000);
    expect(await send('held')).toEqual(SENT);
    expect(pauses.at(-1)).toEqual({ channel: 'way', target: 'a', paused: false, until: null, why: null });
    expect(channel.paused()).toEqual([]);
  });

  it('gives up an urgent message within the minute, so that it can go another way, and a routine one later', async () => {
    await failTimes(5);
    clock.advance(30_000);
    expect(await send('trial')).toEqual(FAILED);
    // The pause is a minute now.
    expect(await send('urgent')).toEqual({
      ...{ state: 'failed', retry: true, works: true },
      why: 'held back for too long: paused after failures',
    });
    expect(await send('routine', 'a', 'routine')).toMatchObject({
      state: 'held',
      until: clock.now() + 60_000,
    });
    expect(way.sent.filter((id) => id === 'urgent' || id === 'routine')).toEqual([]);
    let outcome: Outcome = { state: 'held', until: 0, why: '' };
    let minutes = 0;
    for (; outcome.state === 'held'; minutes++) {
      clock.advance(60_000);
      // Somebody else is the trial, each time that there is one, and fails.
      await send(`trial-${minutes}`);
      outcome = await send('routine', 'a', 'routine');
    }
    expect(outcome).toMatchObject({ state: 'failed', retry: true, works: true });
    // By then the next trial would be more than ten minutes after it began to wait.
    expect(minutes).toBe(7);
    expect(way.sent).not.toContain('routine');
  });

  it('spreads what is over the limit over the next minute, each message at its own moment', async () => {
    way.perMinute = 3;
    for (let n = 0; n < 3; n++) {
      expect(await send(`${n}`)).toEqual(SENT);
      clock.advance(1000);
    }
    const first = clock.now() - 3000;
    const routine = await send('routine', 'a', 'routine');
    expect(routine).toMatchObject({ state: 'held', why: 'held back: limit of the channel' });
    expect(await send('urgent')).toMatchObject({ state: 'failed', works: true });
    clock.set(first + 20_000);
    expect(await send('u1')).toMatchObject({ state: 'held', until: first + 61_000 });
    expect(await send('u2')).toMatchObject({ state: 'held', until: first + 62_000 });
    // Asked again before its time, it keeps its place.
    expect(await send('u1')).toMatchObject({ state: 'held', until: first + 61_000 });
    clock.set(first + 61_000);
    expect(await send('u1')).toEqual(SENT);
    expect(await send('u2')).toMatchObject({ state: 'held' });
    clock.set(first + 62_000);
    expect(await send('u2')).toEqual(SENT);
  });

  it('takes the word of the other end that there is too much, for everything to it', async () => {
    way.answer = { state: 'held', until: clock.now() + 40_000, why: 'errcode 45009' };
    expect(await send('first')).toMatchObject({ state: 'held', why: 'held back: errcode 45009' });
    way.answer = SENT;
    clock.advance(1000);
    expect(await send('second')).toMatchObject({ state: 'held', until: 1_040_000 });
    expect(way.sent).toEqual(['first']);
    expect(pauses).toEqual([]);
    clock.set(1_040_000);
    expect(await send('first')).toEqual(SENT);
  });

  it('does not hold one message for ever that the other end never takes', async () => {
    const states: string[] = [];
    for (let n = 0; n < 20 && states.at(-1) !== 'failed'; n++) {
      way.answer = { state: 'held', until: clock.now() + 60_000, why: 'too many' };
      states.push((await send('one', 'a', 'routine')).state);
      clock.advance(60_000);
    }
    expect(states).toEqual([...Array.from({ length: 10 }, () => 'held'), 'failed']);
  });

  it('takes no place for a target that is slow already', async () => {
    const ends: (() => void)[] = [];
    way.answer = () => new Promise((resolve) => ends.push(() => resolve(SENT)));
    const slow = Array.from({ length: 6 }, (_, n) => send(`slow-${n}`));
    expect(ends).toHaveLength(6);
    clock.advance(3000);
    expect(await send('next')).toEqual({
      state: 'held',
      until: clock.now() + 1000,
      why: 'held back: attempts before it take long',
    });
    for (const end of ends) end();
    expect(await Promise.all(slow)).toEqual(slow.map(() => SENT));
    way.answer = SENT;
    expect(await send('next')).toEqual(SENT);
  });

  it('pauses for nothing that concerns one message alone', async () => {
    const alone: Outcome[] = [
      { state: 'failed', retry: false, why: 'HTTP 404' },
      { state: 'failed', retry: true, works: true, why: '450 greylisted' },
    ];
    for (let n = 0; n < 20; n++) {
      way.answer = alone[n % 2]!;
      expect(await send(`m${n}`)).toEqual(way.answer);
    }
    way.answer = () => Promise.reject(new Problem('channel.unknown'));
    for (let n = 0; n < 20; n++) await expect(send(`p${n}`)).rejects.toThrow('channel.unknown');
    expect(pauses).toEqual([]);
  });

  it('keeps what it remembers within bounds', async () => {
    for (let n = 0; n < 6000; n++) await send(`m${n}`, `target-${n}`);
    await failTimes(5, 'last');
    expect(channel.paused()).toHaveLength(1);
  });
});
