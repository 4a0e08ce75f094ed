import { expect, test } from '@jest/globals';
import { submitDuty, waiveDuty } from '#clocks';
import { correctIncident, revokeDivisionStability, stabiliseDivision } from '#incident';
import { DAY_MS } from '#plan';
import { deploy } from '../../support/combinations.ts';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA, People } from './people.ts';
import { refused } from './refused.ts';

const HOUR = 3600_000;

const duty = async ({ reader }: TestEngine, incidentId: string, clock: string, division?: string) => {
  const subject = division ? { subject: `division:${division}` } : {};
  const found = await reader.find('report_duty', { incidentId, clock, ...subject }, { orderBy: 'id' });
  return found.at(-1)!;
};

const facts = async ({ reader }: TestEngine, streamId: string) =>
  (await reader.facts({ stream: 'report_duty', streamId })).map(({ fact }) =>
    fact.replace('report-duty.', ''),
  );

const sweepAt = async (engine: TestEngine, at: number) => {
  engine.clock.set(at);
  await engine.engine.sweep.run();
  await engine.engine.sweep.run();
};

onEveryCombination((scene) => {
  test('the first report counts from the event, and its answer says so with both times', async () => {
    const { test: engine, people } = scene;
    const occurredAt = engine.clock.now() - 30 * 60_000;
    const incidentId = await people.log({ occurredAt });
    const answer = await people.report(incidentId, { dead: 0 });
    expect(answer.fulfils).toEqual([
      {
        dutyId: (await duty(engine, incidentId, 'first-report-county')).id,
        clock: 'first-report-county',
        cycle: 1,
        dueAt: occurredAt + 2 * HOUR,
        late: false,
        countsFrom: { what: 'occurred', at: occurredAt },
        occurredAt,
        receivedAt: engine.clock.now(),
      },
    ]);
    // What arrived in time by satellite telephone and was entered late was in time.
    const other = await people.log({ occurredAt: engine.clock.now() });
    const receivedAt = engine.clock.now() + HOUR;
    await sweepAt(engine, engine.clock.now() + 3 * HOUR);
    const late = await duty(engine, other, 'first-report-county');
    expect(late).toMatchObject({ state: 'due', context: { overdue: true } });
    const told = await engine.reader.find('delivery', { incidentId: other });
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([`division:${HEJING}`, 'post:office']);
    const entered = await people.report(other, { dead: 0 }, { asOf: receivedAt, receivedAt });
    expect(entered.fulfils).toMatchObject([{ late: false, receivedAt }]);
    expect(await duty(engine, other, 'first-report-county')).toMatchObject({
      state: 'submitted',
      context: { overdue: false },
    });
  });

  test('a county that comes on the list later owes from then on, and one that leaves it owes no more', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await engine.settle();
    engine.clock.advance(DAY_MS);
    const correct = (divisions: string[]) =>
      engine.run(correctIncident, { incidentId, divisions, reason: '核实范围' }, 'duty-officer');
    await correct([HEJING, KORLA]);
    const added = await duty(engine, incidentId, 'first-report-county', KORLA);
    expect(added).toMatchObject({
      state: 'due',
      dueAt: engine.clock.now() + 2 * HOUR,
      data: { countsFrom: { what: 'received', at: engine.clock.now() } },
    });
    await correct([HEJING]);
    expect(await facts(engine, added.id)).toEqual(['opened', 'discharged']);
  });

  test('from ten dead and missing a county reports straight up as well, which somebody notes', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await people.report(incidentId, { dead: 4, missing: 5 });
    expect(await duty(engine, incidentId, 'major-event-direct')).toBeUndefined();
    engine.clock.advance(60_000);
    await people.report(incidentId, { missing: 6 });
    const direct = await duty(engine, incidentId, 'major-event-direct', HEJING);
    expect(direct).toMatchObject({ state: 'due', dueAt: engine.clock.now() + 2 * HOUR });
    const input = { dutyId: direct.id, note: '已电话直报' };
    await refused(engine, 'task.other-agency', () =>
      engine.run(submitDuty, input, engine.as('county-reporter', { division: KORLA })),
    );
    expect(await engine.run(submitDuty, input, 'duty-officer')).toMatchObject({
      state: 'submitted',
      late: false,
    });
    const [last] = (await engine.reader.facts({ streamId: direct.id })).slice(-1);
    expect(last).toMatchObject({ fact: 'report-duty.submitted', actor: { onBehalfOf: '和静县' } });
    await refused(engine, 'command.not-allowed', () => engine.run(submitDuty, input, 'duty-officer'));
  });

  test('a note is no county report, and only the office waives, with its reason', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const { id: dutyId } = await duty(engine, incidentId, 'first-report-county');
    const reporter = engine.as('county-reporter', { division: HEJING });
    await refused(engine, 'duty.needs-report', () =>
      engine.run(submitDuty, { dutyId, note: '已报' }, reporter),
    );
    await refused(engine, 'actor.forbidden', () => engine.run(waiveDuty, { dutyId, reason: '免' }, reporter));
    await refused(engine, 'duty.reason-required', () =>
      engine.run(waiveDuty, { dutyId, reason: ' ' }, 'office'),
    );
    await engine.run(waiveDuty, { dutyId, reason: '误登记' }, 'office');
    await sweepAt(engine, engine.clock.now() + DAY_MS);
    expect(await facts(engine, dutyId)).toEqual(['opened', 'waived']);
  });

  test('a zero report needs a duty, an earlier report and no figures', async () => {
    const { test: engine, people } = scene;
    const { incidentId } = await people.started('IV');
    const zero = (given: object) => people.report(incidentId, {}, { noChange: true, ...given });
    await refused(engine, 'report.empty', () => people.report(incidentId, {}));
    await refused(engine, 'report.no-change-refused', () => zero({ figures: { dead: 5 } }));
    await refused(engine, 'report.no-change-refused', () => zero({ kind: 'verified' }));
    const other = await people.log();
    await refused(engine, 'report.no-change-refused', () => people.report(other, {}, { noChange: true }));
    engine.clock.advance(DAY_MS);
    await engine.engine.sweep.run();
    const before = (await engine.row('incident', incidentId)).data.effective[HEJING]!.figures;
    expect(await zero({})).toMatchObject({ fulfils: [{ clock: 'zero-report-county', cycle: 1 }] });
    expect((await engine.row('incident', incidentId)).data.effective[HEJING]!.figures).toEqual(before);
    const [report] = (await engine.reader.find('report', { incidentId }, { orderBy: 'id' })).slice(-1);
    expect(report).toMatchObject({ kind: 'follow-up', narrative: '无变化', figures: {} });
  });

  test('a county is stable only after a consultation since its last report, and once', async () => {
    const { test: engine, people } = scene;
    const { incidentId } = await people.started('IV');
    const input = { incidentId, division: HEJING, reason: '水退' };
    const stable = () => engine.run(stabiliseDivision, input, 'office');
    const revoke = () => engine.run(revokeDivisionStability, input, 'office');
    await refused(engine, 'stability.no-consultation', stable);
    await refused(engine, 'stability.not-stable', revoke);
    await refused(engine, 'stability.not-affected', () =>
      engine.run(stabiliseDivision, { ...input, division: KORLA }, 'office'),
    );
    await people.consulted(incidentId, [HEJING]);
    await people.report(incidentId, { dead: 6 }, { asOf: engine.clock.now() });
    await refused(engine, 'stability.no-consultation', stable);
    await people.consulted(incidentId, [HEJING]);
    await stable();
    await refused(engine, 'stability.already', stable);
    expect(await duty(engine, incidentId, 'zero-report-county')).toMatchObject({ state: 'discharged' });
    expect(await duty(engine, incidentId, 'verified-report-county')).toMatchObject({ state: 'due' });
    await revoke();
    expect(await duty(engine, incidentId, 'zero-report-county')).toMatchObject({ state: 'pending' });
    await refused(engine, 'stability.no-consultation', stable);
  });

  test('clocks of 1 s, 2 h, 24 h and 10 days that ran out while nothing ran fire once after the start (4.1.2, 4.1.7)', async () => {
    const { database, queue } = scene;
    const deployment = await deploy(database, queue);
    const open = (now?: number) => openTestEngine({ database, queue, deployment, now });
    const engine = await open();
    const people = new People(engine);
    const start = engine.clock.now();
    const incidents: [string, string, number][] = [];
    // Two hours less one second ago, so that one second is left of the two hours.
    for (const [wait, occurredAt] of [
      [1000, start - 2 * HOUR + 1000],
      [2 * HOUR, start],
    ] as const)
      incidents.push([await people.log({ occurredAt }), 'first-report-county', start + wait]);
    const drought = await people.log({ hazard: 'drought' });
    incidents.push([drought, 'drought-follow-up', start + 10 * DAY_MS]);
    const running = await people.started('II');
    const task = await people.task(running.responseId, 'share-daily', 'meteorology');
    expect(task.dueAt).toBe(start + DAY_MS);
    for (const [incidentId, clock, dueAt] of incidents)
      expect(await duty(engine, incidentId, clock)).toMatchObject({ dueAt });
    await engine.close();

    const later = await open(start + 11 * DAY_MS);
    for (let round = 0; round < 4; round++) await later.engine.sweep.run();
    for (const [incidentId, clock, dueAt] of incidents) {
      const { id } = await duty(later, incidentId, clock);
      expect(await facts(later, id)).toEqual(['opened', 'due-passed', 'overdue']);
      const [passed] = await later.reader.facts({ streamId: id, fact: 'report-duty.due-passed' });
      expect(passed!.data).toMatchObject({ dueAt });
    }
    const due = await later.reader.facts({ streamId: task.id, fact: 'task.due-passed' });
    expect(due).toHaveLength(1);
    // Each day without a zero report is said to be missing, and the one of today is open.
    const zero = await duty(later, running.incidentId, 'zero-report-county');
    expect(zero).toMatchObject({ state: 'due', cycle: 11, data: { missed: 10 } });
    await later.close();
    await deployment.drop();
  }, 30_000);

  test('a clock moved an hour back and forth skips no round and doubles none', async () => {
    const { test: engine, people } = scene;
    const { incidentId } = await people.started('IV');
    const { id, dueAt } = await duty(engine, incidentId, 'zero-report-county');
    for (let day = 0; day < 3; day++) {
      const due = dueAt + day * DAY_MS;
      for (const shift of [-9 * HOUR, -10 * HOUR, -HOUR, 0, -HOUR, HOUR, 0])
        await sweepAt(engine, due + shift);
    }
    const round = ['due-passed', 'overdue', 'closes-passed', 'missed'];
    const all = ['scheduled', 'opens-passed', 'opened', ...round, ...round, 'due-passed', 'overdue'];
    expect(await facts(engine, id)).toEqual(all);
  });
});
