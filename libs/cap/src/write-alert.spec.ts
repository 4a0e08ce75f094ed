import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleAlert } from '../../../tests/support/cap/messages.ts';
import { schemaErrors } from '../../../tests/support/cap/schema.ts';
import { CAP_CODES, type CapAlert } from './alert.ts';
import { readCap } from './read-alert.ts';
import { writeCap } from './write-alert.ts';

/** What XML can hold, without white space at the ends, which says nothing. */
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .map((value) => value.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '').trim())
  .filter((value) => value !== '');
const word = fc.stringMatching(/^[A-Za-z0-9.@_:一-十-]{1,20}$/);
const time = fc
  .record({
    at: fc.integer({ min: 0, max: 4_000_000_000 }),
    sign: fc.constantFrom('+', '-'),
    hour: fc.integer({ min: 0, max: 14 }),
    minute: fc.constantFrom('00', '30'),
  })
  .map(
    ({ at, sign, hour, minute }) =>
      `${new Date(at * 1000).toISOString().slice(0, 19)}${sign}${String(hour).padStart(2, '0')}:${hour === 14 ? '00' : minute}`,
  );
const code = <List extends keyof typeof CAP_CODES>(list: List) =>
  fc.constantFrom(...(CAP_CODES[list] as readonly (typeof CAP_CODES)[List][number][]));
const many = <T>(one: fc.Arbitrary<T>, minLength = 0) => fc.array(one, { minLength, maxLength: 3 });
const named = many(fc.record({ valueName: text, value: text }));
const degrees = (most: number) => fc.integer({ min: -most * 100, max: most * 100 }).map((n) => n / 100);
const pair = fc.tuple(degrees(90), degrees(180)).map((at) => at.join(','));
const polygon = fc
  .array(pair, { minLength: 3, maxLength: 6 })
  .map((pairs) => [...pairs, pairs[0]!].join(' '));
const circle = fc.tuple(pair, fc.nat(500)).map((parts) => parts.join(' '));
const uri = fc.constantFrom('https://example.org/map.png', 'urn:a:b');

const area = fc
  .record(
    {
      areaDesc: text,
      polygon: many(polygon),
      circle: many(circle),
      geocode: named,
      altitude: fc.nat(9000).map(String),
    },
    { requiredKeys: ['areaDesc', 'polygon', 'circle', 'geocode'] },
  )
  .chain((one) =>
    fc.boolean().map((high) => (high && one.altitude !== undefined ? { ...one, ceiling: '12000.5' } : one)),
  );
const resource = fc.record(
  { resourceDesc: text, mimeType: text, size: fc.nat().map(String), uri, derefUri: word, digest: word },
  { requiredKeys: ['resourceDesc', 'mimeType'] },
);
const info = fc.record(
  {
    language: fc.constantFrom('zh-CN', 'en-US', 'ug', 'mn'),
    category: many(code('category'), 1),
    event: text,
    responseType: many(code('responseType')),
    urgency: code('urgency'),
    severity: code('severity'),
    certainty: code('certainty'),
    audience: text,
    eventCode: named,
    effective: time,
    onset: time,
    expires: time,
    senderName: text,
    headline: text,
    description: text,
    instruction: text,
    web: uri,
    contact: text,
    parameter: named,
    resource: many(resource),
    area: many(area),
  },
  {
    requiredKeys: [
      ...(['category', 'event', 'responseType', 'urgency', 'severity', 'certainty'] as const),
      ...(['eventCode', 'parameter', 'resource', 'area'] as const),
    ],
  },
);
const alert = fc.record(
  {
    identifier: word,
    sender: word,
    sent: time,
    status: code('status'),
    msgType: code('msgType'),
    source: text,
    scope: code('scope'),
    // Always there, so that every scope and type of message can be drawn.
    restriction: text,
    addresses: text,
    code: many(text),
    note: text,
    references: many(
      fc.tuple(word, word, time).map((parts) => parts.join(',')),
      1,
    ).map((all) => all.join(' ')),
    incidents: text,
    info: many(info, 1),
  },
  {
    requiredKeys: [
      ...(['identifier', 'sender', 'sent', 'status', 'msgType', 'scope'] as const),
      ...(['restriction', 'addresses', 'code', 'references', 'info'] as const),
    ],
  },
) as fc.Arbitrary<CapAlert>;

test('whatever is written is read back the same', () => {
  fc.assert(
    fc.property(alert, (one) => expect(readCap(writeCap(one))).toEqual(one)),
    { numRuns: 300 },
  );
});

test('whatever is written holds by the schema of CAP 1.2', async () => {
  const messages = fc.sample(alert, 60).map(writeCap);
  expect(await schemaErrors(...messages)).toEqual([]);
}, 60_000);

test('the schema itself finds what is wrong', async () => {
  const good = writeCap(sampleAlert({ sentAt: Date.parse('2026-07-01T08:00:00+08:00') }));
  expect(await schemaErrors(good)).toEqual([]);
  for (const [from, to] of [
    ['Actual', 'Real'],
    ['+08:00', 'Z'],
    ['<scope>Public</scope>', ''],
    ['cap:1.2', 'cap:1.1'],
    ['<event>', '<colour>red</colour><event>'],
  ] as const) {
    expect(good).toContain(from);
    expect((await schemaErrors(good.replace(from, to))).length).toBeGreaterThan(0);
  }
}, 60_000);

test('what could not be read back is not written', () => {
  const one = sampleAlert({ sentAt: 0 });
  expect(() => writeCap({ ...one, identifier: 'a b' })).toThrow('cap.invalid');
  expect(() => writeCap({ ...one, note: 'a\u0000b' })).toThrow(/cap\.(invalid|malformed)/);
  expect(() => writeCap({ ...one, msgType: 'Cancel' })).toThrow('cap.invalid');
});
