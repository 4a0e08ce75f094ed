import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { digestOf } from '#engine';
import { ManualClock, Problem } from '#kernel';
import { openStore } from '#persistence';
import { SYSTEM } from '../actor.ts';
import type { Plans } from '../plans.ts';
import type { Store, WriteTx } from '../ports/index.ts';
import type { Command, CommandMeta } from './command.ts';
import { CommandBus, type Commit } from './command-bus.ts';
import { Reactions } from './reactions.ts';
import type { Session } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaidu-bus-'));
let store: Awaited<ReturnType<typeof openStore>>;
/** How many commands each transaction held, and what goes wrong at its end. */
let groups: number;
/** How many of them ran ahead, and only had to be written. */
let ahead: number;
let atCommit: (tx: WriteTx) => Promise<void>;
/** What happens before a group that ran ahead is written. */
let beforeWrite: () => Promise<void>;
let bus: CommandBus;
let commits: Commit[];
let faults: unknown[];

beforeAll(async () => {
  store = await openStore({ url: `sqlite:${join(folder, 'bus.sqlite')}` });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  groups = 0;
  ahead = 0;
  atCommit = () => Promise.resolve();
  beforeWrite = () => Promise.resolve();
  commits = [];
  faults = [];
  const watched: Store = {
    reader: store.reader,
    close: () => store.close(),
    readyAt: (writes, set) => {
      const write = store.readyAt(writes, set);
      return async () => {
        groups += 1;
        await beforeWrite();
        const written = await write();
        if (written) ahead += 1;
        return written;
      };
    },
    transact: (work) =>
      store.transact(async (tx) => {
        groups += 1;
        const answer = await work(tx);
        await atCommit(tx);
        return answer;
      }),
  };
  bus = new CommandBus({
    store: watched,
    clock: new ManualClock(1000),
    ids: { next: () => randomUUID() },
    plans: {} as Plans,
    reactions: new Reactions(),
    digest: digestOf('sha256'),
    fault: (error) => faults.push(error),
  });
  bus.onCommit((commit) => commits.push(commit));
});

interface Note {
  id: string;
  /** Words that the note has to hold before; what then happens besides. */
  after?: string;
  text: string;
  breaks?: 'refused' | 'thrown';
}

const put = (session: Session, id: string, answer: unknown) =>
  session.put('idempotency', { id, bodyHash: 'note', answer, at: session.now });

/** Writes a note and journals it; then breaks off if it is told to. */
const write: Command<Note, string> = {
  name: 'write',
  async handle(session, { id, after, text, breaks }) {
    const before = (await session.get('idempotency', id))?.answer ?? '';
    if (after !== undefined && before !== after)
      throw new Error(`${JSON.stringify(before)} and not ${after}`);
    put(session, id, `${before as string}${text}`);
    await session.record('note', id, 'note.written', { data: { text } });
    if (breaks === 'refused') throw new Problem('task.reason-required');
    if (breaks === 'thrown') throw new Error('out of paper');
    return `${before as string}${text}`;
  },
};

const ask = (note: Note, idempotency?: CommandMeta['idempotency']) =>
  bus.execute(write, note, { actor: SYSTEM, requestId: 'test', ...(idempotency && { idempotency }) });
const textOf = async (id: string) => (await store.reader.get('idempotency', [id]))[0]?.answer ?? null;
const factsOf = (id: string) => store.reader.facts({ stream: 'note', streamId: id });

test('commands that come together share a commit, each seeing what those before it did', async () => {
  const id = randomUUID();
  const texts = ['a', 'b', 'c'];
  const answers = await Promise.all(texts.map((text) => ask({ id, text })));
  expect(answers).toEqual(['a', 'ab', 'abc']);
  expect(groups).toBe(1);
  expect(await textOf(id)).toBe('abc');
  expect((await factsOf(id)).map(({ data }) => data['text'])).toEqual(texts);
  expect(commits.map(({ facts }) => facts.length)).toEqual([3]);
});

test('nobody is answered before the commit that holds his change', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  let open!: () => void;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const answered: string[] = [];
  let late: Promise<unknown> | undefined;
  atCommit = async () => {
    if (late) return;
    // Comes while the first commit is under way: it goes into the next one.
    late = ask({ id: second, text: 'b' }).then(() => answered.push('second'));
    await gate;
  };
  const early = ask({ id: first, text: 'a' }).then(() => answered.push('first'));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect([answered, await textOf(first)]).toEqual([[], null]);
  open();
  await early;
  expect(await textOf(first)).toBe('a');
  await late!;
  expect([answered, groups]).toEqual([['first', 'second'], 2]);
});

describe('while a group is being committed', () => {
  let open: () => void;
  let first: string;
  /** Whether the first comes to nothing once it may go on. */
  let fails: boolean;

  /** Holds the first commit until `open`; what is asked meanwhile runs ahead. */
  beforeEach(() => {
    first = randomUUID();
    fails = false;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let held = false;
    atCommit = async () => {
      if (held) return;
      held = true;
      await gate;
      if (fails) throw new Problem('engine.unavailable');
    };
  });

  const seen: string[] = [];
  const watching: Command<Note, string> = {
    ...write,
    handle: async (session, note) => {
      seen.push(note.text);
      return write.handle(session, note);
    },
  };
  const watch = (note: Note) => bus.execute(watching, note, { actor: SYSTEM, requestId: 'test' });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 120));

  test('the next runs already, on what the first will leave, and is answered after it', async () => {
    seen.length = 0;
    const early = ask({ id: first, text: 'a' });
    await settle();
    const late = [watch({ id: first, after: 'a', text: 'b' }), watch({ id: first, after: 'ab', text: 'c' })];
    await settle();
    const later = watch({ id: first, after: 'abc', text: 'd' });
    await settle();
    expect([seen, await textOf(first)]).toEqual([['b', 'c', 'd'], null]);
    open();
    expect(await Promise.all([early, ...late, later])).toEqual(['a', 'ab', 'abc', 'abcd']);
    expect([seen, groups, await textOf(first)]).toEqual([['b', 'c', 'd'], 2, 'abcd']);
    expect((await factsOf(first)).map(({ data }) => data['text'])).toEqual(['a', 'b', 'c', 'd']);
  });

  test('the next runs again when the first comes to nothing', async () => {
    fails = true;
    const early = ask({ id: first, text: 'a' });
    await settle();
    const late = ask({ id: first, text: 'b' });
    await settle();
    open();
    await expect(early).rejects.toMatchObject({ code: 'engine.unavailable' });
    expect(await late).toBe('b');
    expect([await textOf(first), (await factsOf(first)).length]).toEqual(['b', 1]);
  });

  test('the next runs again when another process wrote in between', async () => {
    const other = await openStore({ url: `sqlite:${join(folder, 'bus.sqlite')}` });
    beforeWrite = async () => {
      beforeWrite = () => Promise.resolve();
      const row = { id: first, bodyHash: 'note', answer: 'other', at: 1 };
      const set = { put: { idempotency: [row] }, remove: {}, facts: [], head: null };
      await other.transact((tx) => tx.write(set));
    };
    const early = ask({ id: randomUUID(), text: 'a' });
    await settle();
    const late = ask({ id: first, text: '!' });
    await settle();
    open();
    await early;
    expect(await late).toBe('other!');
    await other.close();
    expect([await textOf(first), (await factsOf(first)).length]).toEqual(['other!', 1]);
  });

  describe('and the next is full', () => {
    const FULL = 64;
    let texts: string;
    let beside: string;
    let asked: Promise<string>[];

    /** The first two, so many that no more have room beside them, and one more. */
    beforeEach(async () => {
      seen.length = 0;
      texts = `a${'b'.repeat(FULL)}c`;
      beside = randomUUID();
      asked = [ask({ id: first, text: 'a' })];
      // Unread: nobody hands it on.
      const blind: Command<string, void> = {
        name: 'blind',
        handle: async (session, id) => put(session, id, 'a'),
      };
      bus.execute(blind, beside, { actor: SYSTEM, requestId: 'test' }).catch(() => {});
      await settle();
      asked.push(...Array.from({ length: FULL }, () => watch({ id: first, text: 'b' })));
      await settle();
      asked.push(watch({ id: first, text: 'c' }));
      for (const one of asked) one.catch(() => {});
      await settle();
    });

    test('the one behind it runs already, and is answered after it', async () => {
      expect([seen.join(''), await textOf(first)]).toEqual([texts.slice(1), null]);
      open();
      expect((await Promise.all(asked)).at(-1)).toBe(texts);
      expect([seen.length, groups, ahead, await textOf(first)]).toEqual([FULL + 1, 3, 2, texts]);
      expect((await factsOf(first)).map(({ data }) => data['text']).join('')).toBe(texts);
    });

    test('the one behind it sees what the first alone will leave', async () => {
      const late = watch({ id: beside, after: 'a', text: 'd' });
      await settle();
      open();
      expect(await late).toBe('ad');
      expect(ahead).toBe(2);
    });

    test('both run again when the first comes to nothing', async () => {
      fails = true;
      open();
      await expect(asked[0]).rejects.toMatchObject({ code: 'engine.unavailable' });
      await Promise.all(asked.slice(1));
      expect([await textOf(first), (await factsOf(first)).length]).toEqual([texts.slice(1), FULL + 1]);
    });

    test('both run again when another process wrote in between', async () => {
      const other = await openStore({ url: `sqlite:${join(folder, 'bus.sqlite')}` });
      beforeWrite = async () => {
        beforeWrite = () => Promise.resolve();
        const row = { id: first, bodyHash: 'note', answer: '!', at: 1 };
        await other.transact((tx) =>
          tx.write({ put: { idempotency: [row] }, remove: {}, facts: [], head: null }),
        );
      };
      open();
      await Promise.all(asked);
      await other.close();
      expect([await textOf(first), (await factsOf(first)).length]).toEqual([`!${texts.slice(1)}`, FULL + 2]);
    });
  });

  test('the store failing beneath the next is told to its own callers only', async () => {
    beforeWrite = () => Promise.reject(new Problem('engine.unavailable'));
    const early = ask({ id: first, text: 'a' });
    await settle();
    const late = ask({ id: first, text: 'b' });
    await settle();
    open();
    expect(await early).toBe('a');
    await expect(late).rejects.toMatchObject({ code: 'engine.unavailable' });
    expect(await textOf(first)).toBe('a');
  });
});

describe('a moment after a group', () => {
  const moment = () => new Promise((resolve) => setTimeout(resolve, 5));

  test('a command runs on what that left', async () => {
    const id = randomUUID();
    await ask({ id, text: 'a' });
    await moment();
    expect(await ask({ id, text: 'b' })).toBe('ab');
    expect([ahead, await textOf(id)]).toEqual([1, 'ab']);
  });

  test('it runs again where another process wrote meanwhile, and the next one reads for itself', async () => {
    const id = randomUUID();
    const other = await openStore({ url: `sqlite:${join(folder, 'bus.sqlite')}` });
    await ask({ id, text: 'a' });
    const row = { id, bodyHash: 'note', answer: 'other', at: 1 };
    await other.transact((tx) =>
      tx.write({ put: { idempotency: [row] }, remove: {}, facts: [], head: null }),
    );
    expect(await ask({ id, text: 'b' })).toBe('otherb');
    await moment();
    expect(await ask({ id, text: 'c' })).toBe('otherbc');
    expect(ahead).toBe(0);
    await other.close();
  });

  test('nobody is refused, and nothing is answered, on what another process has changed since', async () => {
    const id = randomUUID();
    const other = await openStore({ url: `sqlite:${join(folder, 'bus.sqlite')}` });
    await ask({ id, text: 'a' });
    const row = { id, bodyHash: 'note', answer: 'other', at: 1 };
    await other.transact((tx) =>
      tx.write({ put: { idempotency: [row] }, remove: {}, facts: [], head: null }),
    );
    // It writes nothing, so no write tells that what it rests on is old.
    const look: Command<string, string> = {
      name: 'look',
      async handle(session, note) {
        const answer = (await session.get('idempotency', note))?.answer;
        if (answer === 'a') throw new Problem('task.reason-required');
        return answer as string;
      },
    };
    expect(await bus.execute(look, id, { actor: SYSTEM, requestId: 'test' })).toBe('other');
    await other.close();
  });
});

test('a group takes no more when it is large enough, and who was left out comes next', async () => {
  const id = randomUUID();
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => ask({ id, text: `${n % 10}` })));
  expect(answers.at(-1)).toHaveLength(200);
  expect(groups).toBeGreaterThan(2);
  expect((await factsOf(id)).map(({ data }) => data['text']).join('')).toBe(answers.at(-1));
});

test('a refused command leaves nothing, and the others of its group all they did', async () => {
  const id = randomUUID();
  const answers = await Promise.allSettled([
    ask({ id, text: 'a' }),
    ask({ id, text: 'x', breaks: 'refused' }),
    ask({ id, after: 'a', text: 'b' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(answers[1]).toMatchObject({ reason: { code: 'task.reason-required' } });
  expect([await textOf(id), groups]).toEqual(['ab', 1]);
  expect(await factsOf(id)).toHaveLength(2);
});

test('a command that breaks off for another reason hurts none of its group', async () => {
  const id = randomUUID();
  const answers = await Promise.allSettled([
    ask({ id, text: 'a' }),
    ask({ id, text: 'x', breaks: 'thrown' }),
    ask({ id, after: 'a', text: 'b' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(answers[1]).toMatchObject({ reason: { message: 'out of paper' } });
  expect(await textOf(id)).toBe('ab');
  expect(await factsOf(id)).toHaveLength(2);
});

test('when the store cannot commit, everybody in the group is told and nothing is there', async () => {
  const id = randomUUID();
  const before = await store.reader.head();
  atCommit = () => Promise.reject(new Problem('engine.unavailable'));
  const answers = await Promise.allSettled([ask({ id, text: 'a' }), ask({ id: randomUUID(), text: 'b' })]);
  for (const answer of answers) expect(answer).toMatchObject({ reason: { code: 'engine.unavailable' } });
  expect([await textOf(id), await store.reader.head(), commits]).toEqual([null, before, []]);
  atCommit = () => Promise.resolve();
  expect(await ask({ id, text: 'a' })).toBe('a');
});

test('one key and one body, twice in a group, is done once; another body is refused', async () => {
  const id = randomUUID();
  const key = randomUUID();
  const [one, again, other] = await Promise.allSettled([
    ask({ id, text: 'a' }, { key, bodyHash: 'a' }),
    ask({ id, text: 'a' }, { key, bodyHash: 'a' }),
    ask({ id, text: 'b' }, { key, bodyHash: 'b' }),
  ]);
  expect([one, again]).toEqual([one, one]);
  expect(other).toMatchObject({ reason: { code: 'idempotency.reused' } });
  expect([await textOf(id), groups]).toEqual(['a', 1]);
  expect(await ask({ id, text: 'a' }, { key, bodyHash: 'a' })).toBe('a');
  expect(await textOf(id)).toBe('a');
});

test('a refusal is not remembered for its key: the same may be tried again', async () => {
  const id = randomUUID();
  const same = { key: randomUUID(), bodyHash: 'a' };
  await expect(ask({ id, text: 'a', breaks: 'refused' }, same)).rejects.toThrow('task.reason-required');
  expect(await ask({ id, text: 'a' }, same)).toBe('a');
});

test('a listener that fails after the commit is told of, and changes nothing', async () => {
  bus.onCommit(() => {
    throw new Error('deaf');
  });
  const id = randomUUID();
  expect(await ask({ id, text: 'a' })).toBe('a');
  expect(faults).toMatchObject([{ message: 'deaf' }]);
  expect(await textOf(id)).toBe('a');
});
