import { expect, test } from '@jest/globals';
import { type Arrived, discrepancies, explained, NO_DISCREPANCIES } from '../support/fleet/account.ts';

const task = (id: string, recipient = 'agency:water') => ({ id, incidentId: 'flood', recipient });
const message = (change: Partial<Arrived> = {}): Arrived => ({
  ...{ id: 'm1', contact: 'water', at: 1, incidentId: 'flood', kind: 'task.issued', level: 'IV' },
  tasks: ['t1', 't2'],
  ...change,
});
const owed = {
  tasks: [task('t1'), task('t2'), task('t3', 'post:office')],
  contacts: new Map([
    ['agency:water', ['water']],
    ['agency:health', ['health']],
  ]),
  levels: new Map([['flood', 'IV' as const]]),
};
const found = (...arrived: Arrived[]) => discrepancies(arrived, owed);

test('nothing is amiss where each contact heard of each task of its agency in one message', () => {
  expect(found(message())).toEqual(NO_DISCREPANCIES);
  expect(found(message({ tasks: ['t1'] }), message({ id: 'm2', tasks: ['t2'] }))).toEqual(NO_DISCREPANCIES);
  expect(found(message(), message({ id: 'm2', kind: 'task.escalated' }))).toEqual(NO_DISCREPANCIES);
});

test.each([
  ['a task that did not arrive', [message({ tasks: ['t1'] })], { lost: ['water t2'] }],
  [
    'a task in two messages',
    [message(), message({ id: 'm2', tasks: ['t2'] })],
    { doubled: ['water t2: m1 m2'] },
  ],
  ['a level that nobody decided', [message({ level: 'II' })], { wrongLevel: ['m1'] }],
  [
    'a message of an incident without a decision',
    [message(), message({ id: 'm2', incidentId: 'other', kind: 'notice' })],
    { wrongLevel: ['m2'] },
  ],
  [
    'a message to another agency',
    [message(), message({ id: 'm2', contact: 'health', tasks: ['t1'] })],
    { strange: ['m2'] },
  ],
  [
    'a message that the record does not know',
    [message({ kind: null, incidentId: null })],
    { strange: ['m1'] },
  ],
  ['a task that the record does not know', [message({ tasks: ['t1', 't2', 't9'] })], { strange: ['m1'] }],
] as const)('%s is found', (_what, arrived, amiss) => {
  expect(found(...arrived)).toMatchObject(amiss);
});

test('what a mail does not say is taken from the record', () => {
  const mail = message({ kind: null, incidentId: null, level: null, tasks: [] });
  const sent = { kind: 'task.issued', level: 'IV', tasks: [{ id: 't1' }, { id: 't2' }] };
  expect(explained([mail], [{ id: 'm1', incidentId: 'flood', message: sent }])).toEqual([message()]);
});
