import { expect, test } from '@jest/globals';
import {
  acceptHandOver,
  cancelHandOver,
  changeShift,
  dutyAt,
  offerHandOver,
  refuseHandOver,
  renewHandOver,
  reofferHandOver,
  setRoster,
} from '#duty';
import { type Actor, SYSTEM } from '#runtime';
import { acknowledgeTask } from '#tasking';
import { deploy } from '../../support/combinations.ts';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { onEveryCombination } from './combined.ts';
import { People } from './people.ts';
import { refused } from './refused.ts';

const HOUR = 3600_000;
const MINUTE = 60_000;
const DESK = 'post:duty-officer';

/** A day and a night officer with accounts of their own, and the shifts that they have from now on. */
async function duties(engine: TestEngine, tag: string) {
  const start = engine.clock.now();
  const [day, night] = await Promise.all(
    ['day', 'night'].map(async (name): Promise<Actor> => {
      const login = `${name}-${tag}`;
      const posts = [{ post: 'duty-officer' }];
      const fresh = { login, name, posts, password: null };
      const { id } = await engine.engine.accounts.create(fresh, { actor: SYSTEM, requestId: login });
      return { id, name, posts };
    }),
  );
  const span = { from: start, until: start + 24 * HOUR };
  const shifts = [
    { startsAt: start, endsAt: start + 12 * HOUR, account: `day-${tag}` },
    { startsAt: start + 12 * HOUR, endsAt: span.until, account: `night-${tag}` },
  ];
  const { shiftIds } = await engine.run(
    setRoster,
    { subject: DESK, ...span, shifts, reason: '排班' },
    'office',
  );
  return { start, day: day!, night: night!, shifts: shiftIds as [string, string] };
}
const onDuty = async (engine: TestEngine, at: number) => {
  const [answer] = await dutyAt(engine.reader, { at, subjects: [DESK] });
  return [answer!.basis, ...answer!.onDuty.map(({ name }) => name)];
};
const inbox = (engine: TestEngine, post: string) =>
  engine.reader.find('delivery', { recipient: `post:${post}`, incidentId: null }, { orderBy: 'id' });

onEveryCombination((scene) => {
  test('the taker accepts the list that it saw; what changed since is told first; then duty passes', async () => {
    const { test: engine, people } = scene;
    const { start, day, night, shifts } = await duties(engine, 'a');
    const running = await people.started('IV');
    engine.clock.set(start + 11.5 * HOUR);
    const offered = await engine.run(offerHandOver, { shiftId: shifts[1], notes: '孔雀河水位待报' }, day);
    const row = await engine.row('hand_over', offered.id);
    expect(row.data).toMatchObject({ from: { name: 'day' }, to: { name: 'night' }, notes: '孔雀河水位待报' });
    const kinds = new Set(row.data.list.matters.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['incident', 'task', 'report-duty', 'informed']));
    expect(row.data.list.matters.find(({ id }) => id === running.incidentId)!.words.zh).toContain(
      'IV 级响应',
    );
    await refused(engine, 'hand-over.pending', () => engine.run(offerHandOver, { shiftId: shifts[1] }, day));
    await engine.settle();
    expect((await inbox(engine, 'duty-officer')).at(-1)).toMatchObject({
      state: 'delivered',
      message: { handOverId: offered.id, title: { zh: expect.stringContaining('night') } },
    });

    const accept = (seen: string, by: Actor | string = night) =>
      engine.run(acceptHandOver, { handOverId: offered.id, seen }, by);
    for (const by of [day, 'duty-officer', 'office', people.member('water')])
      await refused(engine, 'hand-over.not-taker', () => accept(offered.hash, by));
    const fresh = await people.log();
    const told = await refused(engine, 'hand-over.matters-changed', () => accept(offered.hash));
    const added = told.extras['added'] as { id: string }[];
    expect(added.map(({ id }) => id)).toContain(fresh);
    await refused(engine, 'hand-over.matters-changed', () => accept('f'.repeat(64)));
    expect(await onDuty(engine, engine.clock.now())).toEqual(['roster', 'day']);

    // What is merely settled meanwhile is no reason to ask again.
    const renewed = await engine.run(renewHandOver, { handOverId: offered.id }, night);
    expect(renewed.hash).toBe(told.extras['hash']);
    const [task] = await people.tasks(running.responseId, { state: 'issued' });
    await engine.run(acknowledgeTask, { taskId: task!.id }, 'duty-officer');
    engine.clock.advance(5 * MINUTE);
    expect(await accept(renewed.hash)).toMatchObject({ state: 'accepted' });
    const passed = engine.clock.now();
    expect(await onDuty(engine, passed - 1)).toEqual(['roster', 'day']);
    expect(await onDuty(engine, passed)).toEqual(['hand-over', 'night']);
    const { data } = await engine.row('hand_over', offered.id);
    expect(data.list.matters.map(({ id }) => id)).not.toContain(task!.id);
    expect(await engine.reader.find('deadline', { subjectId: offered.id })).toEqual([]);
    await refused(engine, 'command.not-allowed', () => accept(renewed.hash));
    await refused(engine, 'hand-over.same-shift', () =>
      engine.run(offerHandOver, { shiftId: shifts[1] }, night),
    );
    // Twelve hours after its shift an acceptance that nothing followed has lapsed.
    expect(await onDuty(engine, start + 36 * HOUR - 1)).toEqual(['hand-over', 'night']);
    expect(await onDuty(engine, start + 36 * HOUR)).toEqual(['none']);
    engine.clock.set(start + 40 * HOUR);
  });

  test('it is refused with a reason and offered again, or taken back', async () => {
    const { test: engine } = scene;
    const { start, day, night, shifts } = await duties(engine, 'b');
    engine.clock.set(start + 11.9 * HOUR);
    await refused(engine, 'hand-over.not-on-duty', () =>
      engine.run(offerHandOver, { shiftId: shifts[1] }, night),
    );
    await refused(engine, 'hand-over.not-yours', () =>
      engine.run(offerHandOver, { shiftId: shifts[1] }, 'auditor'),
    );
    const { id: handOverId } = await engine.run(offerHandOver, { shiftId: shifts[1] }, day);
    const refuse = (reason: string) => engine.run(refuseHandOver, { handOverId, reason }, night);
    await refused(engine, 'hand-over.reason-required', () => refuse(' '));
    expect(await refuse('缺少博湖县情况')).toMatchObject({ state: 'refused' });
    expect(await engine.reader.find('deadline', { subjectId: handOverId })).toEqual([]);
    await refused(engine, 'hand-over.pending', () => engine.run(offerHandOver, { shiftId: shifts[1] }, day));
    const again = await engine.run(reofferHandOver, { handOverId, notes: '博湖县已补' }, day);
    expect(again.state).toBe('offered');
    await refused(engine, 'command.stale', () =>
      engine.run(acceptHandOver, { handOverId, seen: again.hash, expectedSeq: again.seq - 1 }, night),
    );
    const cancelled = await engine.run(cancelHandOver, { handOverId, reason: '换班' }, day);
    expect(cancelled.state).toBe('cancelled');
    const facts = await engine.reader.facts({ stream: 'hand_over', streamId: handOverId });
    expect(facts.map(({ fact, reason }) => [fact.replace('hand-over.', ''), reason])).toEqual([
      ['offered', null],
      ['refused', '缺少博湖县情况'],
      ['offered', '博湖县已补'],
      ['cancelled', '换班'],
    ]);
    engine.clock.set(start + 25 * HOUR);
    await refused(engine, 'hand-over.shift-unfit', () =>
      engine.run(offerHandOver, { shiftId: shifts[1] }, day),
    );
  });

  test('whoever was taken off the roster since it was offered cannot accept; the one who stands there takes over', async () => {
    const { test: engine } = scene;
    engine.clock.advance(48 * HOUR);
    const { start, day, night, shifts } = await duties(engine, 'd');
    engine.clock.set(start + 11 * HOUR);
    const offered = await engine.run(offerHandOver, { shiftId: shifts[1] }, day);
    const person = { account: 'day-d', name: '代班' };
    const change = { shiftId: shifts[1], reason: '生病', person };
    const { shiftId } = await engine.run(changeShift, change, 'shift-leader');
    const accept = { handOverId: offered.id, seen: offered.hash };
    await refused(engine, 'hand-over.taker-off', () => engine.run(acceptHandOver, accept, night));
    await engine.run(cancelHandOver, { handOverId: offered.id, reason: '改班' }, day);
    const anew = await engine.run(offerHandOver, { shiftId: shiftId! }, day);
    await engine.run(acceptHandOver, { handOverId: anew.id, seen: anew.hash }, day);
    expect(await onDuty(engine, engine.clock.now())).toEqual(['hand-over', '代班']);
  });

  test('one that nobody accepts in time is told to the posts once, also after a restart', async () => {
    const { database, queue } = scene;
    const deployment = await deploy(database, queue);
    const engine = await openTestEngine({ database, queue, deployment });
    const { start, day, night, shifts } = await duties(engine, 'c');
    engine.clock.set(start + 12 * HOUR);
    const offered = await engine.run(offerHandOver, { shiftId: shifts[1] }, day);
    const due = start + 12 * HOUR + 30 * MINUTE;
    expect((await engine.row('hand_over', offered.id)).acceptUntil).toBe(due);
    await engine.settle();
    await engine.close();

    const later = await openTestEngine({ database, queue, deployment, now: due + HOUR });
    for (let round = 0; round < 3; round++) await later.engine.sweep.run();
    await later.settle();
    for (const post of ['shift-leader', 'office'])
      expect(await inbox(later, post)).toMatchObject([
        {
          state: 'delivered',
          message: { handOverId: offered.id, title: { zh: expect.stringContaining('逾时未接') } },
        },
      ]);
    const told = (await later.reader.find('delivery', { incidentId: null })).map(
      ({ recipient }) => recipient,
    );
    for (const leader of ['director', 'deputy-director']) expect(told).not.toContain(`post:${leader}`);
    expect(await later.row('hand_over', offered.id)).toMatchObject({
      state: 'offered',
      context: { overdue: true },
    });
    // Late is late, and still an acceptance.
    await later.run(acceptHandOver, { handOverId: offered.id, seen: offered.hash }, night);
    expect(await onDuty(later, due + HOUR)).toEqual(['hand-over', 'night']);
    expect(await new People(later).log({}, day)).toEqual(expect.any(String));
    await later.close();
    await deployment.drop();
  }, 30_000);
});
