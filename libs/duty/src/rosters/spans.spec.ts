import { describe, expect, it } from '@jest/globals';
import { isProblem } from '#kernel';
import { gapsIn, refuseOverlaps } from './spans.ts';

const HOUR = 3600_000;
const START = Date.parse('2026-07-01T08:00:00+08:00');
const turn = (
  from: number,
  until: number,
  role: 'first' | 'second' = 'first',
  name = `${from}-${until}`,
) => ({
  ...{ role, name, startsAt: START + from * HOUR, endsAt: START + until * HOUR },
});
const gaps = (turns: ReturnType<typeof turn>[], until = 24) =>
  gapsIn(turns, START, START + until * HOUR).map(({ role, from, until: end }) => [role, from, end]);
const iso = (hours: number) =>
  `2026-07-0${hours < 16 ? 1 : 2}T${String((8 + hours) % 24).padStart(2, '0')}:00:00+08:00`;

describe('gaps of a roster', () => {
  it('are none where shifts meet, also those that reach into the span from outside', () => {
    expect(gaps([turn(-4, 12), turn(12, 30)])).toEqual([]);
  });

  it('are told before, between and after shifts, with words in both languages', () => {
    expect(gaps([turn(2, 8), turn(12, 20)])).toEqual([
      ['first', iso(0), iso(2)],
      ['first', iso(8), iso(12)],
      ['first', iso(20), iso(24)],
    ]);
    const [gap] = gapsIn([], START, START + HOUR);
    expect(gap).toMatchObject({
      code: 'roster.gap',
      zh: expect.stringContaining('无人值班'),
      en: expect.any(String),
    });
  });

  it('concern the second contact only where the roster has one', () => {
    expect(gaps([turn(0, 24)])).toEqual([]);
    expect(gaps([turn(0, 24), turn(0, 12, 'second')])).toEqual([['second', iso(12), iso(24)]]);
    expect(gaps([turn(0, 24), turn(30, 40, 'second')])).toEqual([]);
  });

  it('are not found where a long shift covers a short one', () => {
    expect(gaps([turn(0, 24), turn(2, 4)])).toEqual([]);
  });
});

describe('overlaps', () => {
  const codeOf = (turns: ReturnType<typeof turn>[]) => {
    try {
      refuseOverlaps(turns);
      return null;
    } catch (error) {
      return isProblem(error) ? [error.code, error.zh] : error;
    }
  };

  it('are refused within one role, naming both people and the time', () => {
    expect(codeOf([turn(12, 24, 'first', '乙'), turn(0, 13, 'first', '甲')])).toEqual([
      'roster.overlap',
      `同一角色的班次重叠：甲 与 乙 都在 ${iso(12)} 至 ${iso(13)} 值班。`,
    ]);
  });

  it('are none between roles, nor where one shift ends as the next begins', () => {
    expect(codeOf([turn(0, 12), turn(0, 12, 'second'), turn(12, 24)])).toBeNull();
  });
});
