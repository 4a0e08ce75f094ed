import { beforeEach, expect, test } from '@jest/globals';
import { type Entry, isPlaceholder, placeholderOf } from './entry.ts';
import type { EntryStore } from './entry-store.ts';
import { kindOf } from './kinds.ts';
import { Outbox } from './outbox.ts';

/** As the browser's database does it: values in, values out. */
class MemoryStore implements EntryStore {
  private rows = new Map<number, string>();
  private last = 0;
  all = () => Promise.resolve([...this.rows.values()].map((row) => JSON.parse(row) as Entry));
  add(entry: Omit<Entry, 'order'>): Promise<Entry> {
    const kept = { ...entry, order: ++this.last };
    this.rows.set(kept.order, JSON.stringify(kept));
    return Promise.resolve(kept);
  }
  update(entry: Entry): Promise<void> {
    if (this.rows.has(entry.order)) this.rows.set(entry.order, JSON.stringify(entry));
    return Promise.resolve();
  }
  remove(order: number): Promise<void> {
    this.rows.delete(order);
    return Promise.resolve();
  }
}

interface Sent {
  path: string;
  key: string;
  late: boolean;
  ifMatch: string | null;
  body: Record<string, unknown>;
}

let online: boolean;
let account: string;
let now: number;
/** What reached the engine; it carries out each key once. */
let sent: Sent[];
let carriedOut: Map<string, string>;
/** The versions that the next answers tell. */
let seqs: number[];
/** What happens to the next answers. */
let fates: ('lost' | 'refused')[];
let outbox: Outbox;

beforeEach(() => {
  online = true;
  account = 'a';
  now = 1_000_000;
  sent = [];
  carriedOut = new Map();
  fates = [];
  seqs = [];
  let ids = 0;
  outbox = new Outbox({
    store: new MemoryStore(),
    accountId: () => account,
    isOnline: () => true,
    now: () => now,
    newId: () => `${++ids}`.padStart(4, '0'),
    changed: () => undefined,
    post(path, { key, body, ifMatch }, late) {
      if (!online) return Promise.resolve(null);
      sent.push({ path, key, late, body, ifMatch });
      const fate = fates.shift();
      if (fate === 'refused')
        return Promise.resolve(Response.json({ code: 'incident.duplicate' }, { status: 409 }));
      if (!carriedOut.has(key)) carriedOut.set(key, `real-${carriedOut.size + 1}`);
      if (fate === 'lost') return Promise.resolve(null);
      return Promise.resolve(Response.json({ id: carriedOut.get(key), seq: seqs.shift() }, { status: 201 }));
    },
  });
});

const enter = async (path: string, body: Record<string, unknown> = {}, edited: string | null = null) =>
  outbox.enter({ kind: kindOf(path)!, path, body, ifMatch: null, about: null, edited });
const enterSeeing = (path: string, ifMatch: string) =>
  outbox.enter({ kind: kindOf(path)!, path, body: {}, ifMatch, about: null, edited: null });
const idIn = async (response: Response) => ((await response.json()) as { id: string }).id;
const states = async () => (await outbox.all()).map(({ state }) => state);

test('with a connection an entry is answered at once, and nothing is left on the device', async () => {
  expect(await idIn(await enter('/incidents'))).toBe('real-1');
  expect(sent).toMatchObject([{ late: false }]);
  expect(await outbox.all()).toEqual([]);
});

test('what waits is sent in order, late, with the ids that the engine gave meanwhile', async () => {
  online = false;
  const response = await enter('/incidents', { title: 'x' });
  expect(response.status).toBe(202);
  const placeholder = await idIn(response);
  expect(isPlaceholder(placeholder)).toBe(true);
  await enter(`/incidents/${placeholder}/reports`, { n: 1 });
  await enter('/tasks/t/answers/acknowledge');
  await enter(`/incidents/${placeholder}/reports`, { n: 2 });
  expect(await outbox.flush()).toBe(false);
  online = true;
  expect(await outbox.flush()).toBe(true);
  expect(sent.map(({ path, late }) => [path, late])).toEqual([
    ['/incidents', true],
    ['/incidents/real-1/reports', true],
    ['/tasks/t/answers/acknowledge', true],
    ['/incidents/real-1/reports', true],
  ]);
  expect(await states()).toEqual(['sent', 'sent', 'sent', 'sent']);
  await outbox.flush();
  expect(sent).toHaveLength(4);
});

test('what is entered while something waits comes after it', async () => {
  online = false;
  await enter('/incidents', { n: 1 });
  online = true;
  expect((await enter('/incidents', { n: 2 })).status).toBe(202);
  await outbox.flush();
  expect(sent.map(({ body }) => body['n'])).toEqual([1, 2]);
});

test('an entry whose answer is lost is sent again with its key, and is carried out once', async () => {
  fates = ['lost', 'lost'];
  expect((await enter('/incidents')).status).toBe(202);
  await outbox.flush();
  await outbox.flush();
  expect(sent).toHaveLength(3);
  expect(carriedOut.size).toBe(1);
  expect(await states()).toEqual(['sent']);
});

test('a refusal holds what hangs on it and nothing else; mended in its form it keeps key and place', async () => {
  online = false;
  const placeholder = await idIn(await enter('/incidents', { title: 'a' }));
  await enter(`/incidents/${placeholder}/reports`);
  await enter('/tasks/t/answers/progress', { text: 'x' });
  online = true;
  fates = ['refused'];
  await outbox.flush();
  expect(await states()).toEqual(['refused', 'waiting', 'sent']);
  const [refused] = await outbox.all();
  expect(refused!.refusal).toEqual({ code: 'incident.duplicate' });

  const answer = await enter('/incidents', { title: 'b' }, refused!.id);
  expect(answer.status).toBe(201);
  await outbox.flush();
  expect(await states()).toEqual(['sent', 'sent', 'sent']);
  expect(sent.at(-1)!.path).toBe(`/incidents/${await idIn(answer)}/reports`);
  expect(sent.filter(({ path }) => path === '/incidents').map(({ key }) => key)).toEqual([
    refused!.key,
    refused!.key,
  ]);
});

test('a refusal while one looks on is told at once and kept in the form, not here', async () => {
  fates = ['refused'];
  expect((await enter('/incidents')).status).toBe(409);
  expect(await outbox.all()).toEqual([]);
});

test('what is taken back is never sent, nor what was entered on it', async () => {
  online = false;
  const placeholder = await idIn(await enter('/incidents'));
  await enter(`/incidents/${placeholder}/reports`);
  await enter('/tasks/t/answers/start');
  const [incident] = await outbox.all();
  expect(placeholderOf(incident!.id)).toBe(placeholder);
  await outbox.takeBack(incident!);
  online = true;
  await outbox.flush();
  expect(sent.map(({ path }) => path)).toEqual(['/tasks/t/answers/start']);
});

test('nobody sends what another person entered', async () => {
  online = false;
  await enter('/incidents');
  online = true;
  account = 'b';
  await outbox.flush();
  await enter('/incidents', { own: true });
  expect(sent.map(({ body }) => body)).toEqual([{ own: true }]);
  account = 'a';
  await outbox.flush();
  expect(sent).toHaveLength(2);
});

test('what a page was sending when it died is sent by the next one', async () => {
  const store = new MemoryStore();
  const dying = new Outbox({ ...partsOf(outbox), store, post: () => new Promise(() => undefined) });
  void dying.enter({
    kind: 'incident',
    path: '/incidents',
    body: {},
    ifMatch: null,
    about: null,
    edited: null,
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  const next = new Outbox({ ...partsOf(outbox), store });
  await next.flush();
  expect(sent).toEqual([]);
  now += 61_000;
  await next.flush();
  expect(sent).toHaveLength(1);
});

test.each([
  ['rests on one’s own progress before it', 5, '"5"'],
  ['is asked about where somebody else came between', 6, '"4"'],
])('a completion %s', async (_, seq, ifMatch) => {
  online = false;
  await enter('/tasks/t/answers/progress');
  await enterSeeing('/tasks/t/answers/complete', '"4"');
  await enterSeeing('/tasks/u/answers/complete', '"4"');
  online = true;
  seqs = [seq];
  await outbox.flush();
  expect(sent.map((one) => one.ifMatch)).toEqual([null, ifMatch, '"4"']);
});

test('what was sent leaves the list after a day', async () => {
  online = false;
  await enter('/incidents');
  online = true;
  await outbox.flush();
  now += 25 * 3600_000;
  await outbox.flush();
  expect(await outbox.all()).toEqual([]);
});

const partsOf = (box: Outbox) => (box as unknown as { parts: ConstructorParameters<typeof Outbox>[0] }).parts;
