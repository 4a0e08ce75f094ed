import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { beijingDayStart, beijingIso } from '#kernel';
import {
  type ClockRule,
  DAY_MS,
  type DutySituation,
  endOfWorkingDay,
  escalationSteps,
  firstRound,
  isWorkingDay,
  nextRound,
  nextStepAt,
  type Plan,
  wantedDuties,
} from '#plan';
import { bayingolin } from './plans.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const HOUR = 3600_000;

let plan: Plan;
const clock = (key: string): ClockRule => plan.clocks.find((each) => each.key === key)!;
beforeAll(async () => {
  plan = await bayingolin();
});

/** Any instant of the years that the plan is in force. */
const instants = fc.integer({ min: at('2025-06-12T00:00:00'), max: at('2035-01-01T00:00:00') });

describe('a daily report at 09:00', () => {
  test.each([
    ['2026-07-06T18:00:00', '2026-07-07T09:00:00'],
    ['2026-07-06T00:00:00', '2026-07-07T09:00:00'],
    ['2026-07-06T23:59:59', '2026-07-07T09:00:00'],
    ['2026-12-31T23:00:00', '2027-01-01T09:00:00'],
  ])('that starts %s is first due %s', (start, due) => {
    expect(beijingIso(firstRound(clock('zero-report-county'), at(start), [])!.dueAt)).toBe(`${due}+08:00`);
  });

  test('is due on each later Beijing day once, with figures to the midnight before', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 }), (start, rounds) => {
        const rule = clock('zero-report-county');
        let round = firstRound(rule, start, [])!;
        expect(round.dueAt).toBeGreaterThan(start + 9 * HOUR - 1);
        expect(round.dueAt).toBeLessThanOrEqual(start + DAY_MS + 9 * HOUR);
        for (let i = 0; i < rounds; i++) {
          expect(round.opensAt).toBe(beijingDayStart(round.dueAt));
          expect(round.dueAt - round.opensAt).toBe(9 * HOUR);
          const next = nextRound(rule, round, round.dueAt + 5 * HOUR)!;
          // Whatever came late, the rhythm stays; the rounds follow each other without a gap.
          expect([next.dueAt - round.dueAt, next.opensAt]).toEqual([DAY_MS, round.closesAt]);
          round = next;
        }
      }),
    );
  });
});

test('at least every ten days counts from the last report, early or late', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 30 * DAY_MS }), (start, wait) => {
      const rule = clock('drought-follow-up');
      const round = firstRound(rule, start, [])!;
      expect([round.opensAt, round.dueAt, round.closesAt]).toEqual([start, start + 10 * DAY_MS, null]);
      expect(nextRound(rule, round, start + wait)!.dueAt).toBe(start + wait + 10 * DAY_MS);
    }),
  );
});

test('a report within two hours is due once', () => {
  const round = firstRound(clock('first-report-county'), at('2026-07-06T23:00:00'), [])!;
  expect(beijingIso(round.dueAt)).toBe('2026-07-07T01:00:00+08:00');
  expect(nextRound(clock('first-report-county'), round, round.dueAt)).toBeNull();
});

test('a clock without any time never comes up', () => {
  const { within, ...timeless } = clock('first-report-county');
  expect(firstRound(timeless, 0, [])).toBeNull();
});

describe('working days', () => {
  test.each([
    // Thursday; Friday and Monday follow.
    ['2026-07-09T15:10:00', 2, '2026-07-14T00:00:00'],
    // Before the National Day week: the 8th and 9th, and the Saturday that is worked in exchange.
    ['2026-09-30T12:00:00', 3, '2026-10-11T00:00:00'],
    // Guerbang lasts from Wednesday to Friday.
    ['2026-05-26T12:00:00', 1, '2026-06-02T00:00:00'],
    // Rouzi on a Friday.
    ['2026-03-19T12:00:00', 1, '2026-03-24T00:00:00'],
  ])('after %s, %i end at %s', (start, count, end) => {
    expect(beijingIso(endOfWorkingDay(plan.calendar, at(start), count))).toBe(`${end}+08:00`);
  });

  test('a year without a table counts Monday to Friday', () => {
    expect(isWorkingDay(plan.calendar, at('2030-10-01T12:00:00'))).toBe(true);
    expect(isWorkingDay(plan.calendar, at('2030-10-05T12:00:00'))).toBe(false);
    expect(isWorkingDay(plan.calendar, at('2026-10-01T12:00:00'))).toBe(false);
    expect(isWorkingDay(plan.calendar, at('2026-10-10T12:00:00'))).toBe(true);
  });

  test('exactly that many lie between the day of the start and the end, which closes one', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 15 }), (start, count) => {
        const end = endOfWorkingDay(plan.calendar, start, count);
        const days: number[] = [];
        for (let day = beijingDayStart(start) + DAY_MS; day < end; day += DAY_MS) days.push(day);
        expect(days.filter((day) => isWorkingDay(plan.calendar, day))).toHaveLength(count);
        expect(isWorkingDay(plan.calendar, days.at(-1)!)).toBe(true);
      }),
    );
  });
});

describe('the duties that a situation calls for', () => {
  const [HEJING, YANQI] = ['652827', '652826'];
  const situation = (change: Partial<DutySituation> = {}): DutySituation => ({
    hazard: 'flood',
    open: true,
    response: null,
    affected: [HEJING, YANQI],
    reported: false,
    stability: {},
    figure: () => null,
    ...change,
  });
  const duties = (change: Partial<DutySituation>) =>
    wantedDuties(plan, situation(change)).map(({ rule, subject }) => `${rule.key} ${subject.split(':')[1]}`);
  const response = { level: 'IV', id: 'r1' };
  const stable = { stable: true, turn: 0 };

  test('are the first reports when it is logged, and none when it is closed', () => {
    expect(duties({})).toEqual([`first-report-county ${HEJING}`, `first-report-county ${YANQI}`]);
    expect(duties({ reported: true })).toContain('first-report-prefecture emergency-management');
    expect(duties({ open: false, reported: true, response })).toEqual([]);
  });

  test('are daily ones while a response runs, but not in a drought', () => {
    expect(duties({ response })).toEqual(
      expect.arrayContaining([`zero-report-county ${YANQI}`, 'zero-report-prefecture emergency-management']),
    );
    const drought = duties({ response, hazard: 'drought' });
    expect(drought).toContain(`drought-follow-up ${HEJING}`);
    expect(drought.filter((duty) => duty.startsWith('zero-report'))).toEqual([]);
  });

  test('are verified ones for whoever is stable, alone or with the whole process', () => {
    const one = duties({ response, stability: { [HEJING]: stable } });
    expect(one).toContain(`verified-report-county ${HEJING}`);
    expect(one).toContain(`zero-report-county ${YANQI}`);
    expect(one).not.toContain(`zero-report-county ${HEJING}`);
    const whole = duties({ response, stability: { process: stable } });
    expect(whole.filter((duty) => duty.startsWith('zero-report'))).toEqual([]);
    expect(whole).toContain('verified-report-prefecture emergency-management');
    const drought = duties({ hazard: 'drought', stability: { process: stable } });
    expect(drought).toContain(`drought-verified-report ${YANQI}`);
    expect(drought).not.toContain(`drought-follow-up ${YANQI}`);
  });

  test('begin anew, as other duties, after stability was revoked', () => {
    const eras = (turn: number) =>
      wantedDuties(plan, situation({ response, stability: { [HEJING]: { stable: false, turn } } }))
        .filter(({ rule, subject }) => rule.key === 'zero-report-county' && subject.endsWith(HEJING))
        .map(({ era }) => era);
    expect(eras(0)).not.toEqual(eras(1));
  });

  test('go straight up from ten dead and missing, from those who have any', () => {
    const figures = (hejing: number, yanqi: number | null) => (indicator: string, division: string) =>
      indicator !== 'dead' ? null : division === HEJING ? hejing : yanqi;
    const direct = (hejing: number, yanqi: number | null) =>
      duties({ figure: figures(hejing, yanqi) }).filter((duty) => duty.startsWith('major-event'));
    expect(direct(9, null)).toEqual([]);
    expect(direct(10, null)).toEqual([`major-event-direct ${HEJING}`]);
    expect(direct(9, 1)).toEqual([`major-event-direct ${HEJING}`, `major-event-direct ${YANQI}`]);
  });

  test('are not the neighbours’ nor the Corps’', () => {
    const outside = plan.divisions.filter(({ kind }) => kind === 'neighbour' || kind === 'corps');
    expect(outside.length).toBeGreaterThan(0);
    expect(duties({ affected: outside.map(({ code }) => code), response })).not.toContainEqual(
      expect.stringMatching(/county/),
    );
  });
});

describe('the chain for a task that nobody acknowledges', () => {
  test('goes from the reminder to the office, each step after its wait, and ends', () => {
    const steps = escalationSteps(plan, 'urgent');
    expect(steps.map(({ to }) => to)).toEqual(['recipient', 'second-contact', 'agency-head', 'office']);
    const minutes = steps.map((_, done) => nextStepAt(steps, done, 0)! / 60_000);
    expect(minutes).toEqual([15, 15, 30, 60]);
    expect(nextStepAt(steps, steps.length, 0)).toBeNull();
    expect(nextStepAt([], 0, 0)).toBeNull();
  });

  test('never addresses a leader of the prefecture, even where a plan says so', () => {
    const leaders = plan.posts.filter(({ leader }) => leader).map(({ key }) => key);
    expect(leaders).toEqual(['deputy-director', 'director', 'party-committee-government']);
    const wrong = leaders.map((to) => ({ ...plan.escalation[3]!, key: `to-${to}`, to }));
    const reached = escalationSteps({ ...plan, escalation: [...plan.escalation, ...wrong] }, 'urgent');
    expect(reached).toEqual(escalationSteps(plan, 'urgent'));
  });
});
