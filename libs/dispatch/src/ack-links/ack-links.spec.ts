import { expect, test } from '@jest/globals';
import { ManualClock, Problem } from '#kernel';
import type { ContactRow, DeliveryRow, Reader } from '#runtime';
import { AckLinks } from './ack-links.ts';
import { readToken } from './link-token.ts';

const NOW = Date.parse('2026-07-01T08:00:00+08:00');
const HOUR = 3_600_000;
const KEY = Buffer.alloc(32, 1);
const ID = '01981b2c-1111-7222-8333-444455556666';

const delivery = (change: Partial<DeliveryRow> = {}): DeliveryRow =>
  ({
    ...{ id: ID, recipient: 'agency:water', contactId: 'c1', createdAt: NOW, taskId: 't1' },
    message: { kind: 'task.issued' },
    ...change,
  }) as DeliveryRow;

function linksOver(rows: DeliveryRow[], settings: object = {}) {
  const clock = new ManualClock(NOW);
  const contacts = [{ id: 'c1' }, { id: 'c2' }] as ContactRow[];
  const tables: Record<string, { id: string }[]> = { delivery: rows, contact: contacts };
  const reader = {
    get: async (table: string, ids: string[]) => tables[table]!.filter(({ id }) => ids.includes(id)),
  } as unknown as Reader;
  const given = { keys: [KEY], publicUrl: 'https://k.gov.cn/x', goodForMs: 72 * HOUR, ...settings };
  return { clock, links: new AckLinks(given, reader, clock) };
}

const codeOf = async (work: () => unknown): Promise<string | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    return (error as Problem).code;
  }
};
const tokenOf = (url: string) => url.split('/a/')[1]!;

test('a delivery has one link, which opens it and says until when it is good', async () => {
  const { links, clock } = linksOver([delivery()]);
  const { url, until } = links.linkOf(delivery())!;
  expect(url).toMatch(/^https:\/\/k\.gov\.cn\/x\/a\/[\w-]{48}$/);
  expect(until).toBe(NOW + 72 * HOUR);
  clock.set(NOW + HOUR);
  expect(links.linkOf(delivery())).toEqual({ url, until });
  expect(await links.open(tokenOf(url))).toMatchObject({
    ...{ delivery: { id: ID }, contact: { id: 'c1' }, expiresAt: until },
  });
});

test.each([
  ['no public address', {}, { publicUrl: null }],
  ['no key', {}, { keys: [] }],
  ['an inbox', { contactId: null }, {}],
  ['a message that asks nothing', { message: { kind: 'task.withdrawn' } }, {}],
  ['a reminder to the office', { message: { kind: 'task.escalated', recipient: 'agency:health' } }, {}],
  ['an id that is none of ours', { id: 'd-1' }, {}],
])('no link for %s', (_what, change, settings) => {
  const { links } = linksOver([], settings);
  expect(links.linkOf(delivery(change as Partial<DeliveryRow>))).toBeNull();
});

test('no changed bit of a token opens anything, and neither does it for another contact', async () => {
  const { links } = linksOver([delivery()]);
  const bytes = Buffer.from(tokenOf(links.linkOf(delivery())!.url), 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const forged = Buffer.from(bytes);
    forged[bit >> 3]! ^= 1 << (bit & 7);
    expect([bit, await codeOf(() => links.open(forged.toString('base64url')))]).toEqual([
      bit,
      'ack-link.forged',
    ]);
  }
  const moved = linksOver([delivery({ contactId: 'c2' })]).links;
  expect(await codeOf(() => moved.open(bytes.toString('base64url')))).toBe('ack-link.forged');
  for (const text of ['', 'x', bytes.toString('hex'), `${bytes.toString('base64url')}A`])
    expect(await codeOf(() => links.open(text))).toBe('ack-link.forged');
});

test('a new key signs, and what the old one signed still opens', async () => {
  const old = linksOver([delivery()]).links.linkOf(delivery())!.url;
  const { links } = linksOver([delivery()], { keys: [Buffer.alloc(32, 2), KEY] });
  expect(links.linkOf(delivery())!.url).not.toBe(old);
  expect(await links.open(tokenOf(old))).toMatchObject({ delivery: { id: ID } });
  expect(readToken(tokenOf(old))!.deliveryId).toBe(ID);
});

test('a form is good for an hour and for its own page only', async () => {
  const { links, clock } = linksOver([]);
  const nonce = links.nonce('token');
  const refused = (token: string, given: unknown) => codeOf(() => links.requireNonce(token, given));
  expect(await refused('token', nonce)).toBeNull();
  for (const wrong of [undefined, '', 'x', nonce.slice(0, -1), `1${nonce}`, [nonce]])
    expect(await refused('token', wrong)).toBe('ack-link.form-stale');
  expect(await refused('other', nonce)).toBe('ack-link.form-stale');
  clock.set(NOW + HOUR);
  expect(await refused('token', nonce)).toBe('ack-link.form-stale');
});

test('only our own pages may ask', async () => {
  const { links } = linksOver([]);
  const refused = (origin?: string) => codeOf(() => links.requireOwnOrigin(origin, '10.1.2.3:3000'));
  for (const own of [undefined, 'https://k.gov.cn', 'http://10.1.2.3:3000'])
    expect(await refused(own)).toBeNull();
  for (const other of ['https://k.gov.cn.evil.example', 'null', 'http://10.1.2.3', ''])
    expect(await refused(other)).toBe('ack-link.other-origin');
});
