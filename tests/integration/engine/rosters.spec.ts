import { expect, test } from '@jest/globals';
import { changeShift, dutyAt, removeShift, type ShiftGiven, setRoster } from '#duty';
import { beijingIso } from '#kernel';
import { type Actor, SYSTEM } from '#runtime';
import type { TestEngine } from '../../support/engine.ts';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

const HOUR = 3600_000;
const WATER = 'agency:water';

const PHONE = '0996-2000000';
const turn = (from: number, until: number, name: string, given: Partial<ShiftGiven> = {}): ShiftGiven => ({
  ...{ startsAt: from, endsAt: until, name, phone: PHONE, ...given },
});
const set = (
  engine: TestEngine,
  subject: string,
  span: [number, number],
  shifts: ShiftGiven[],
  by: Actor | string,
  reason?: string,
) => engine.run(setRoster, { subject, from: span[0], until: span[1], shifts, reason }, by);
const names = async (engine: TestEngine, subject: string, at: number, knownAt?: number) => {
  const [answer] = await dutyAt(engine.reader, { at, subjects: [subject], knownAt });
  return [answer!.basis, ...answer!.onDuty.map(({ name }) => name)];
};

onEveryCombination((scene) => {
  test('a roster is set for a span: gaps are told, overlaps refused, each place sets its own', async () => {
    const { test: engine, people } = scene;
    const start = engine.clock.now();
    const span: [number, number] = [start, start + 24 * HOUR];
    const member = people.member('water');
    const two = [turn(start, start + 8 * HOUR, '张三'), turn(start + 12 * HOUR, start + 24 * HOUR, '李四')];
    const answer = await set(engine, WATER, span, two, member);
    expect(answer).toMatchObject({ replaced: 0, shiftIds: [expect.any(String), expect.any(String)] });
    expect(answer.warnings).toMatchObject([
      { code: 'roster.gap', from: beijingIso(start + 8 * HOUR), until: beijingIso(start + 12 * HOUR) },
    ]);
    const overlapping = [
      turn(start, start + 13 * HOUR, '甲'),
      turn(start + 12 * HOUR, start + 24 * HOUR, '乙'),
    ];
    await refused(engine, 'roster.overlap', () => set(engine, WATER, span, overlapping, member, '重排'));
    // One that reaches into the span from outside stays, and so refuses what it overlaps.
    const inner: [number, number] = [start + HOUR, start + 9 * HOUR];
    await refused(engine, 'roster.overlap', () =>
      set(engine, WATER, inner, [turn(...inner, '丙')], member, '重排'),
    );
    await refused(engine, 'roster.reason-required', () => set(engine, WATER, span, two, member));
    const again = await set(engine, WATER, span, [turn(...span, '王五')], member, '李四调离');
    expect(again).toMatchObject({ replaced: 2, warnings: [] });
    const facts = await engine.reader.facts({ stream: 'roster', streamId: WATER });
    expect(facts.map(({ reason }) => reason)).toEqual([null, '李四调离']);
    expect(JSON.stringify(facts)).not.toContain(PHONE);
    for (const by of [people.member('finance'), 'duty-officer', 'auditor'])
      await refused(engine, 'roster.forbidden', () => set(engine, WATER, span, [], by, '越权'));
    const later: [number, number] = [start + 48 * HOUR, start + 60 * HOUR];
    await set(engine, WATER, later, [turn(...later, '赵六')], 'shift-leader');
    const county = engine.as('county-reporter', { division: '652827' });
    await set(engine, 'division:652827', later, [turn(...later, '孙七')], county);
    await refused(engine, 'roster.forbidden', () => set(engine, 'division:652801', later, [], county));
  });

  test('who stands on it does that duty, and is no leader', async () => {
    const { test: engine } = scene;
    const start = engine.clock.now();
    const span: [number, number] = [start, start + 12 * HOUR];
    const make = (login: string, ...posts: { post: string; agency?: string }[]) =>
      engine.engine.accounts.create(
        { login, name: `${login} 姓名`, posts, password: null },
        { actor: SYSTEM, requestId: login },
      );
    await make('night', { post: 'duty-officer' });
    await make('chief', { post: 'duty-officer' }, { post: 'deputy-director' });
    await make('clerk', { post: 'agency-member', agency: 'finance' });
    const of = (account: string) => [{ startsAt: span[0], endsAt: span[1], account }];
    const lay = (subject: string, shifts: ShiftGiven[]) => set(engine, subject, span, shifts, 'office');
    await lay('post:duty-officer', of('night'));
    expect(await names(engine, 'post:duty-officer', start)).toEqual(['roster', 'night 姓名']);
    const { replaced } = await set(engine, 'post:duty-officer', span, [], 'office', '撤销');
    expect(replaced).toBe(1);
    await refused(engine, 'roster.leader', () => lay('post:duty-officer', of('chief')));
    for (const login of ['clerk', 'nobody'])
      await refused(engine, 'roster.account-unfit', () => lay('post:duty-officer', of(login)));
    await lay('agency:finance', of('clerk'));
    await refused(engine, 'roster.person-incomplete', () =>
      lay('agency:water', [{ startsAt: span[0], endsAt: span[1], name: '无电话' }]),
    );
    for (const subject of ['post:director', 'post:office', 'post:none', 'agency:none', 'division:1', 'water'])
      await refused(engine, 'roster.subject-unknown', () => lay(subject, []));
    for (const shift of [turn(span[1], span[0], '倒'), turn(span[0] - 1, span[1], '外')])
      await refused(engine, 'roster.shift-invalid', () => lay('agency:health', [shift]));
    for (const bad of [
      [start, start],
      [start, start + 400 * 24 * HOUR],
      [Number.NaN, start],
    ] as const)
      await refused(engine, 'roster.span-invalid', () =>
        set(engine, 'agency:health', [bad[0], bad[1]], [], 'office'),
      );
  });

  test('a change relieves whoever is on duty, and what was known before it can still be asked', async () => {
    const { test: engine, people } = scene;
    const start = engine.clock.now();
    const member = people.member('transport');
    const key = 'agency:transport';
    const span: [number, number] = [start, start + 24 * HOUR];
    const shifts = [turn(start, start + 12 * HOUR, '甲'), turn(start + 12 * HOUR, span[1], '乙')];
    const { shiftIds } = await set(engine, key, span, shifts, member);
    engine.clock.advance(4 * HOUR);
    const person = { name: '丙', phone: '13900000000' };
    const change = { shiftId: shiftIds[0]!, person };
    await refused(engine, 'roster.reason-required', () =>
      engine.run(changeShift, { ...change, reason: ' ' }, member),
    );
    await refused(engine, 'roster.moment-outside', () =>
      engine.run(changeShift, { ...change, reason: '病', since: span[1] }, member),
    );
    const changed = await engine.run(changeShift, { ...change, reason: '甲生病' }, member);
    expect(changed.warnings).toEqual([]);
    expect(await names(engine, key, start + 3 * HOUR)).toEqual(['roster', '甲']);
    expect(await names(engine, key, start + 4 * HOUR)).toEqual(['roster', '丙']);
    // A day later it turns out that the change was made an hour too late.
    engine.clock.advance(24 * HOUR);
    const earlier = { shiftId: changed.shiftId!, reason: '实为提前一小时', startsAt: start + 3 * HOUR };
    await refused(engine, 'roster.overlap', () => engine.run(changeShift, earlier, member));
    await engine.run(
      changeShift,
      { shiftId: shiftIds[0]!, reason: '更正', endsAt: start + 3 * HOUR },
      member,
    );
    await engine.run(changeShift, earlier, member);
    const at = start + 3.5 * HOUR;
    expect(await names(engine, key, at)).toEqual(['roster', '丙']);
    expect(await names(engine, key, at, start + 5 * HOUR)).toEqual(['roster', '甲']);
    const [answer] = await dutyAt(engine.reader, { at, subjects: [key] });
    expect(answer!.onDuty).toMatchObject([{ recordedAfterwards: true, phone: '13900000000' }]);
    await refused(engine, 'roster.shift-gone', () =>
      engine.run(removeShift, { shiftId: shiftIds[0]!, reason: '再' }, member),
    );
    const gone = await engine.run(removeShift, { shiftId: shiftIds[1]!, reason: '撤' }, member);
    expect(gone).toMatchObject({ shiftId: null, warnings: [{ code: 'roster.gap' }] });
    expect(await names(engine, key, start + 13 * HOUR)).toEqual(['none']);
  });
});
