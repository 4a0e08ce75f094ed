import { beforeAll, expect, test } from '@jest/globals';
import { compile } from '#plan';
import type { PersonRow, ReportDutyRow, ReportRow, SectorFiguresRow, VerificationRow } from '#runtime';
import { bayingolin } from '../../../tests/plan/plans.ts';
import { findSigns } from './find-signs.ts';
import type { DutyFact, Situation } from './sign.ts';

const [HEJING, KORLA] = ['652827', '652801'];
const T0 = Date.parse('2026-07-01T08:00:00+08:00');
const DAY = 86_400_000;

let empty: Situation;
beforeAll(async () => {
  const plan = await bayingolin();
  empty = {
    loaded: { plan, compiled: compile(plan) },
    data: { affected: [HEJING, KORLA], effective: {} },
    ...{ duties: [], dutyFacts: [], reports: [], sector: [], persons: [], verifications: [] },
  };
});

const report = (id: string, day: number, given: Partial<ReportRow>): ReportRow => ({
  ...{ id, incidentId: 'i', division: HEJING, kind: 'follow-up', channel: 'system', basis: 'cumulative' },
  ...{ asOf: T0 + day * DAY, receivedAt: T0 + day * DAY, enteredAt: T0 + day * DAY },
  ...{ reported: {}, figures: {}, narrative: '', needs: '', explanation: '', townships: [] },
  ...{ supersedes: null, supersededBy: null, reporter: 'r', onBehalfOf: null, counted: true },
  ...given,
});
const sector = (id: string, day: number, figures: Record<string, number>, division: string | null = HEJING) =>
  ({
    ...{ id, incidentId: 'i', agency: 'water', division, figures, asOf: T0 + day * DAY },
    ...{ enteredAt: T0 + day * DAY, recordedBy: 'w', onBehalfOf: null },
  }) satisfies SectorFiguresRow;
const person = (id: string, given: Partial<PersonRow> = {}): PersonRow => ({
  ...{
    id,
    incidentId: 'i',
    division: HEJING,
    state: 'dead',
    verified: false,
    keyId: 'k',
    sealed: 'secret',
  },
  ...{ withdrawal: null, withdrawnAt: null, supersedes: null, supersededBy: null },
  ...{ enteredAt: T0, enteredBy: 'u' },
  ...given,
});
const kinds = (given: Partial<Situation>) => findSigns({ ...empty, ...given }).map(({ kind }) => kind);
/** Both counties have reported something, so that neither is silent. */
const korla = report('k', 0, { division: KORLA, figures: { dead: 0 } });

test('where all is in order there are none', () => {
  expect(kinds({})).toEqual([]);
  const reports = [
    korla,
    report('a', 0, { figures: { dead: 1 }, townships: [{ name: '甲镇', figures: { dead: 1 } }] }),
    report('b', 1, { figures: { dead: 2 }, townships: [{ name: '甲镇', figures: { dead: 2 } }] }),
  ];
  expect(kinds({ reports, sector: [sector('s', 1, { dead: 1 }, null)] })).toEqual([]);
});

test('a round that came late or never, and one that is overdue (4.1.1, 4.1.6)', () => {
  const fact = (change: Partial<DutyFact>): DutyFact => ({
    ...{ dutyId: 'd', fact: 'report-duty.submitted', at: T0 + 1, clock: 'daily-zero-report', cycle: 1 },
    ...{ subject: `division:${HEJING}`, dueAt: T0, late: true, reportId: 'a' },
    ...change,
  });
  const dutyFacts = [
    fact({}),
    fact({ cycle: 2, late: false }),
    fact({ cycle: 3, fact: 'report-duty.missed', late: false, reportId: null, dueAt: T0 + DAY }),
  ];
  const duty = (id: string, overdue: boolean, state = 'due') =>
    ({
      id,
      state,
      context: { overdue },
      clock: 'gone',
      subject: 'post:office',
      cycle: 1,
      dueAt: T0,
    }) as ReportDutyRow;
  const duties = [duty('x', true), duty('y', false), duty('z', true, 'waived')];
  const signs = findSigns({ ...empty, dutyFacts, duties });
  expect(signs.map(({ key, sinceAt, evidence }) => [key, sinceAt, evidence])).toEqual([
    ['late:d:1', T0, { report_duty: ['d'], report: ['a'] }],
    ['overdue:x:1', T0, { report_duty: ['x'] }],
    ['round-missed:d:3', T0 + DAY, { report_duty: ['d'] }],
  ]);
});

test('a county that is silent while another reports (4.1.1)', () => {
  const reports = [report('a', 2, { figures: { dead: 1 } }), report('b', 1, { figures: { dead: 1 } })];
  expect(findSigns({ ...empty, reports })).toMatchObject([
    { kind: 'never-reported', subject: `division:${KORLA}`, sinceAt: T0 + DAY, evidence: { report: ['b'] } },
  ]);
  const beside = [report('c', 1, { division: 'XPCC-02', figures: { dead: 1 } })];
  expect(kinds({ reports: beside })).toEqual([]);
});

test('a township that is left out, and townships that do not add up, by the newest word only (4.1.1)', () => {
  const reports = [
    korla,
    report('a', 0, {
      figures: { dead: 5 },
      townships: [
        { name: '甲镇', figures: { dead: 1 } },
        { name: '乙镇', figures: { dead: 1 } },
      ],
    }),
    report('b', 1, { figures: { dead: 5 }, townships: [{ name: '甲镇', figures: { dead: 6 } }] }),
    report('c', 2, { figures: { dead: 5 } }),
  ];
  expect(findSigns({ ...empty, reports }).map(({ key }) => key)).toEqual([
    'township-absent:b:乙镇',
    'townships-differ:b:dead',
  ]);
  const corrected = reports.map((each) => (each.id === 'b' ? { ...each, supersededBy: 'c' } : each));
  expect(findSigns({ ...empty, reports: corrected }).map(({ key }) => key)).toEqual([
    'townships-differ:a:dead',
  ]);
});

test('a cumulative figure that fell without a word; a stock may fall (4.1.1)', () => {
  const reports = [
    korla,
    report('a', 0, { figures: { dead: 3, resettledNow: 9 } }),
    report('b', 1, { figures: { relocated: 1 } }),
    report('c', 2, { figures: { dead: 2, resettledNow: 1 } }),
    report('d', 3, { figures: { dead: 1 }, explanation: '一人非因灾' }),
  ];
  expect(findSigns({ ...empty, reports })).toMatchObject([
    {
      key: 'fell-unexplained:c:dead',
      evidence: { report: ['a', 'c'] },
      zh: expect.stringContaining('由 3 减为 2'),
    },
  ]);
});

test('figures copied for days are a sign only where another source moved (4.1.1)', () => {
  const reports = [korla, ...[0, 1, 2].map((day) => report(`r${day}`, day, { figures: { relocated: 7 } }))];
  const moved = [sector('s0', 0, { relocated: 1 }), sector('s1', 1, { relocated: 2 })];
  expect(kinds({ reports })).toEqual([]);
  expect(kinds({ reports, sector: [moved[0]!, sector('s1', 1, { relocated: 1 })] })).toEqual([]);
  expect(kinds({ reports: reports.slice(0, 3), sector: moved })).toEqual([]);
  expect(findSigns({ ...empty, reports, sector: moved })).toMatchObject([
    { kind: 'copied', evidence: { report: ['r0', 'r1', 'r2'], sector: ['s1'] } },
  ]);
});

test('a department that counted more, with the joint verification about it (4.1.5)', () => {
  const effective = { [HEJING]: { reportId: 'a', asOf: T0, figures: { dead: 1, relocated: 5 } } };
  const persons = [person('p')];
  const data = { ...empty.data, effective };
  const verifications = [{ id: 'v', division: HEJING, indicator: 'dead' } as VerificationRow];
  const higher = [sector('s', 1, { dead: 2, relocated: 6 })];
  expect(findSigns({ ...empty, data, sector: higher, verifications, persons })).toMatchObject([
    { key: `department-higher:${HEJING}:water:dead:2:1`, cite: '4.1.5', evidence: { verification: ['v'] } },
    { key: `department-higher:${HEJING}:water:relocated:6:5`, cite: '4.1.2', evidence: { sector: ['s'] } },
  ]);
  expect(kinds({ data, persons, sector: [sector('s', 1, { dead: 0, relocated: 5 })] })).toEqual([]);
});

test('a register that holds another number than was reported, without saying of whom (4.1.4, 4.1.5)', () => {
  const effective = { [HEJING]: { reportId: 'a', asOf: T0, figures: { dead: 1, missing: 0 } } };
  const data = { ...empty.data, effective };
  expect(kinds({ data, persons: [person('p')] })).toEqual([]);
  const gone = [person('p', { supersededBy: 'q' }), person('q'), person('w', { withdrawnAt: T0 })];
  expect(kinds({ data, persons: gone })).toEqual([]);
  const signs = findSigns({ ...empty, data, persons: [person('p'), person('q')] });
  expect(signs).toMatchObject([
    { key: `register-differs:${HEJING}:dead:2:1`, cite: '4.1.5', evidence: { person: ['p', 'q'] } },
  ]);
  expect(JSON.stringify(signs)).not.toContain('secret');
  expect(kinds({ data })).toEqual(['register-differs']);
});
