import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ChannelRegistry, prepareContact } from '#dispatch';
import { isProblem, Problem } from '#kernel';
import { type Bench, type How, PATIENT, row, SHORT, type Times, WORDS } from './channel-bench.ts';
import { KINDS } from './channel-benches.ts';

/** One suite for all of them: what a channel promises does not depend on what it speaks. */
describe.each(KINDS.map((kind) => [kind.name, kind] as const))('the channel %s', (name, kind) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await kind.open();
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.behave('well'));

  const words = async () => WORDS;
  const send = (id?: string) => bench.channel.deliver(row(id), bench.contact, words);
  const newly = async (work: () => Promise<unknown>) => {
    const before = bench.taken().length;
    await work();
    return bench.taken().slice(before);
  };
  const speaks = name !== 'webhook';
  const knowsIds = name !== 'wecom' && name !== 'dingtalk';
  const text = name === 'sms' ? WORDS.text.replace('\n', ' ') : speaks ? WORDS.text : row().message.title.zh;

  it('gets one message across, in its words and under its id, and says no more than it knows', async () => {
    const taken = await newly(async () => expect(await send('d-1')).toMatchObject({ state: kind.succeeds }));
    expect(taken).toEqual([{ id: knowsIds ? 'd-1' : null, text }]);
  });

  it('keeps the id when a message is repeated', async () => {
    const taken = await newly(async () => {
      for (const _ of [1, 2]) await send('d-2');
    });
    expect(taken.map(({ id }) => id)).toEqual(knowsIds ? ['d-2', 'd-2'] : [null, null]);
  });

  it('waits for one that is slow', async () => {
    bench.behave('slow');
    expect(await send()).toMatchObject({ state: kind.succeeds });
  });

  it.each<[How, object]>([
    ['resets', { state: 'failed', retry: true }],
    ['overloaded', { state: 'failed', retry: true }],
    ['refuses', { state: 'failed', retry: false }],
    ...(['wecom', 'dingtalk', 'sms', 'email'].includes(name)
      ? [['babbles', { state: 'failed', retry: true }] as [How, object]]
      : []),
  ])('says what to do when the other end %s', async (how, outcome) => {
    bench.behave(how);
    const taken = await newly(async () => expect(await send()).toMatchObject(outcome));
    expect(taken).toEqual([]);
    // It recovers by itself.
    bench.behave('well');
    expect(await send()).toMatchObject({ state: kind.succeeds });
  });

  it('sends many at once, and each once', async () => {
    const ids = Array.from({ length: 30 }, (_, n) => `many-${n}`);
    const taken = await newly(async () => {
      const outcomes = await Promise.all(ids.map(send));
      expect(outcomes.map(({ state }) => state)).toEqual(ids.map(() => kind.succeeds));
    });
    expect(taken).toHaveLength(30);
    if (knowsIds) expect(new Set(taken.map(({ id }) => id))).toEqual(new Set(ids));
  });

  if (speaks)
    it('sends nothing that no words were found for', async () => {
      const none = () => Promise.reject(new Problem('channel.unknown'));
      const taken = await newly(() =>
        expect(bench.channel.deliver(row(), bench.contact, none)).rejects.toThrow('channel.unknown'),
      );
      expect(taken).toEqual([]);
    });

  it('takes a contact that it can reach, and refuses others with what is wrong', async () => {
    const registry = new ChannelRegistry([bench.channel], []);
    const { address, secret } = bench.contact;
    const given = { channel: name, address, secret: name === 'webhook' ? null : secret };
    const prepared = await prepareContact(registry, given);
    if (name !== 'webhook') expect(prepared).toEqual({ secret, shown: null });
    else expect(prepared.shown).toMatch(/^whsec_/);
    for (const { code, ...change } of kind.unusable) {
      const error: unknown = await prepareContact(registry, { ...given, ...change }).catch(
        (thrown: unknown) => thrown,
      );
      expect(isProblem(error) ? error.code : error).toBe(code);
    }
    await expect(prepareContact(registry, { ...given, channel: 'fax' })).rejects.toMatchObject({
      code: 'channel.unknown',
      en: `Unknown channel: fax. Known: ${name}.`,
    });
  });

  it('names what its failures have in common, without what gives access', () => {
    const { circuit } = bench.channel.targetOf(bench.contact);
    expect(circuit).not.toBe('');
    for (const part of bench.contact.address.split(/[=?]/).slice(2)) expect(circuit).not.toContain(part);
  });
});

describe('all channels at once', () => {
  const withAll = async (times: Times, work: (bench: Bench) => Promise<unknown>) => {
    const benches = await Promise.all(KINDS.map((kind) => kind.open(times)));
    const before = performance.now();
    const outcomes = await Promise.all(benches.map(work));
    const took = performance.now() - before;
    await Promise.all(benches.map((bench) => bench.close()));
    return { outcomes, took };
  };
  const send = (bench: Bench) => bench.channel.deliver(row(), bench.contact, async () => WORDS);

  it('give up in time on one that hangs', async () => {
    const { outcomes, took } = await withAll(SHORT, (bench) => {
      bench.behave('hangs');
      return send(bench);
    });
    for (const outcome of outcomes) expect(outcome).toMatchObject({ state: 'failed', retry: true });
    expect(took).toBeLessThan(PATIENT.totalMs);
  });

  it('say that nobody is there, and that it may be tried again', async () => {
    const { outcomes } = await withAll(PATIENT, async (bench) => {
      await bench.close();
      return send(bench);
    });
    for (const outcome of outcomes) expect(outcome).toMatchObject({ state: 'failed', retry: true });
  });
});
