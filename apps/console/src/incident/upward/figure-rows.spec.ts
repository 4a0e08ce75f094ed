import { expect, test } from '@jest/globals';
import type { Plan } from '../../plan/use-plan.ts';
import type { Incident, Report } from '../queries.ts';
import { figureRows } from './figure-rows.ts';

const at = (clock: string) => `2026-07-01T${clock}:00+08:00`;
const [A, B, CORPS] = ['652827', '652826', 'corps'];
type Effective = Incident['data']['effective'];
const plan = {
  divisions: [A, B, CORPS].map((code) => ({ code, counted: code !== CORPS })),
  upward: {
    figures: [
      { indicator: 'dead' },
      { indicator: 'missing' },
      { indicator: 'droughtAid', hazards: ['drought'] },
    ],
  },
} as unknown as Plan;
const report = (division: string, clock: string, figures: Report['figures']) =>
  ({ division, asOf: at(clock), figures, supersededBy: null }) as Report;

function rows(reports: Report[], effective: Effective) {
  const incident = { hazard: 'flood', data: { effective } } as Incident;
  const totals = { figures: { dead: 4, missing: null }, missingFrom: { missing: [A, B] } };
  return figureRows(plan, { incident, totals, reports });
}

test('each figure is as old as the oldest part of it, and one that nobody knows stays unknown', () => {
  const reports = [
    report(A, '08:00', { dead: 1, missing: 2 }),
    report(A, '12:00', { missing: null }),
    report(B, '10:00', { dead: 3 }),
    report(CORPS, '01:00', { dead: 9 }),
  ];
  const effective: Effective = {
    [A]: { reportId: 'a', asOf: at('12:00'), figures: { dead: 1, missing: null } },
    [B]: { reportId: 'b', asOf: at('10:00'), figures: { dead: 3 } },
    [CORPS]: { reportId: 'c', asOf: at('01:00'), figures: { dead: 9 } },
  };
  expect(rows(reports, effective)).toEqual([
    { key: 'dead', value: 4, missing: [], asOf: at('08:00') },
    { key: 'missing', value: null, missing: [A, B], asOf: null },
  ]);
});

test('a zero report says of every figure that it still stands', () => {
  const effective = { [A]: { reportId: 'b', asOf: at('20:00'), figures: { dead: 4 } } };
  const [dead] = rows([report(A, '08:00', { dead: 4 }), report(A, '20:00', {})], effective);
  expect(dead?.asOf).toBe(at('20:00'));
});

test('a report that has not been read does not make a figure older or younger than what is known of its division', () => {
  const effective = { [A]: { reportId: 'x', asOf: at('09:00'), figures: { dead: 4 } } };
  expect(rows([], effective)[0]?.asOf).toBe(at('09:00'));
});
