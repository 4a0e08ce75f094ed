import { beforeAll, expect, test } from '@jest/globals';
import type { Actor, Plans } from '#runtime';
import { bayingolin } from '../../../../tests/plan/plans.ts';
import { decisionsOf } from './decisions-of.ts';
import { type DecisionRows, MOST_PENDING } from './read-decisions.ts';

const CALLED = Date.parse('2026-07-01T03:02:00+08:00');
let plans: Plans;
beforeAll(async () => {
  const plan = await bayingolin();
  plans = { version: () => ({ plan }) } as unknown as Plans;
});

const document = {
  ...{ id: 'u', incidentId: 'i', post: 'deputy-office-director', state: 'sent' },
  data: {
    ...{ title: { zh: '初报', en: null }, number: '巴应急灾报〔2026〕1号' },
    approval: { post: 'director', at: CALLED, spoken: { calledAt: CALLED } },
  },
};
const rows = (unsignedUpward: object[]): DecisionRows =>
  ({
    ...{ pending: [], unsigned: [], upward: [], releases: [], responses: [], deadlines: [], tasks: [] },
    ...{ delegations: [], overdue: [], asked: [], offers: [], accounts: new Map(), unsignedUpward },
    incidents: new Map([
      [
        'i',
        {
          ...{ id: 'i', hazard: 'flood', exercise: true },
          data: { title: '洪水', affected: [], assessment: { classification: { level: null } } },
        },
      ],
    ]),
  }) as unknown as DecisionRows;
const who = (post: string): Actor => ({ id: 'a', name: 'A', posts: [{ post }] });
const of = (post: string, given: object[]) => decisionsOf(plans, rows(given), CALLED, who(post));

test('whoever approves documents signs them, own or as the post above; the time runs from the call', () => {
  const { unsignedPapers } = of('deputy-office-director', [document]);
  expect(unsignedPapers).toMatchObject([
    {
      id: 'u',
      own: true,
      exercise: true,
      signBy: '2026-07-02T03:02:00+08:00',
      approvedAt: expect.anything(),
    },
  ]);
  expect(of('director', [document]).unsignedPapers).toMatchObject([{ own: false }]);
  expect(of('duty-officer', [document]).unsignedPapers).toEqual([]);
});

test('a list of signatures that was cut says that there are more', () => {
  const many = (count: number) => Array.from({ length: count }, () => document);
  expect(of('director', many(MOST_PENDING - 1)).more).toBe(false);
  expect(of('director', many(MOST_PENDING)).more).toBe(true);
});
