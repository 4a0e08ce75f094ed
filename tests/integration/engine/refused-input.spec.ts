import { expect, test } from '@jest/globals';
import { confirmIncident, correctIncident, dismissIncident, logIncident } from '#incident';
import { recordConsultation } from '#reporting';
import { proposeResponse, startDirectly } from '#response';
import { acknowledgeTask } from '#tasking';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA, PLAN } from './people.ts';
import { refused } from './refused.ts';

const HOUR = 3600_000;

onEveryCombination((scene) => {
  test.each([
    ['negative', { dead: -1 }, 'figure.invalid'],
    ['fractional', { missing: 0.5 }, 'figure.invalid'],
    ['not a number', { dead: Number.NaN }, 'figure.invalid'],
    ['beyond what can be counted', { dead: 2 ** 60 }, 'figure.invalid'],
    ['of an unknown indicator', { deed: 1 }, 'figure.unknown-indicator'],
    ['all unknown', { dead: null, missing: null }, 'report.empty'],
    ['several times wrong', { dead: -1, deed: 2 }, 'request.invalid'],
  ])('a report with figures %s is refused', async (_what, figures, code) => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await refused(engine, code, () => people.report(incidentId, figures));
    const consultation = { incidentId, figures, participants: ['水利局'], conclusion: '研判' };
    if (code !== 'report.empty')
      await refused(engine, code, () => engine.run(recordConsultation, consultation, 'office'));
  });

  test('a fraction is welcome where the plan measures, and needs no rounding', async () => {
    const { people } = scene;
    const incidentId = await people.log();
    await people.report(incidentId, { cropAreaLostHa: 12.5 });
  });

  test('a report is for one’s own county, a known one, and a time that can be', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const now = engine.clock.now();
    const county = engine.as('county-reporter', { division: KORLA });
    const report = (given: object, by = engine.as('duty-officer')) =>
      people.report(incidentId, { dead: 1 }, given, by);
    const other = await refused(engine, 'report.other-division', () => report({}, county));
    expect(other.extras).toMatchObject({ may: expect.arrayContaining(['duty-officer']) });
    await refused(engine, 'division.unknown', () => report({ division: '999999' }));
    await refused(engine, 'report.time-in-future', () => report({ asOf: now + HOUR }));
    await refused(engine, 'report.time-in-future', () => report({ receivedAt: now + HOUR }));
    await refused(engine, 'report.before-incident', () => report({ asOf: now - HOUR }));
    await refused(engine, 'report.times-disordered', () => report({ receivedAt: now - HOUR }));
    await refused(engine, 'resource.not-found', () => people.report('nothing', { dead: 1 }));
    await refused(engine, 'report.supersedes-unknown', () => report({ supersedes: 'nothing' }));
    await report({});
    await refused(engine, 'report.duplicate', () => report({}));
    await refused(engine, 'report.first-exists', () => report({ asOf: now + 1, kind: 'first' }));
  });

  test('an incident needs a plan in force, hazards and divisions that it knows, and is logged once', async () => {
    const { test: engine, people } = scene;
    const unknown = (given: object, code: string) => refused(engine, code, () => people.log(given));
    await unknown({ plan: 'nowhere/no-plan' }, 'plan.unknown');
    await unknown({ occurredAt: Date.parse('2025-06-11T23:59:59+08:00') }, 'plan.not-in-force');
    await unknown({ occurredAt: engine.clock.now() + HOUR }, 'incident.time-in-future');
    await unknown({ hazard: 'tsunami' }, 'hazard.unknown');
    await unknown({ otherHazards: ['tsunami'] }, 'hazard.unknown');
    await unknown({ divisions: ['999999'] }, 'division.unknown');
    await unknown({ divisions: [] }, 'incident.no-division');
    // The first moment of the plan's first day, Beijing time.
    await people.log({ occurredAt: Date.parse('2025-06-12T00:00:00+08:00') });

    const alike = { hazard: 'heat', divisions: [HEJING, KORLA], confirmDistinct: false };
    const id = await people.log(alike);
    const problem = await refused(engine, 'incident.duplicate', () =>
      people.log({ ...alike, divisions: [KORLA] }),
    );
    expect(problem.extras['alike']).toMatchObject([{ id }]);
    const log = { ...alike, plan: PLAN, title: '高温', occurredAt: engine.clock.now() };
    await refused(engine, 'actor.forbidden', () => engine.run(logIncident, log, people.member('finance')));
  });

  test('a command on an older view is refused, whatever it is', async () => {
    const { test: engine, people } = scene;
    const { incidentId, approvalId, responseId } = await people.started('IV');
    const old = { expectedSeq: 1 };
    const incident = { incidentId, ...old };
    const stale = (work: () => Promise<unknown>) => refused(engine, 'command.stale', work);
    const problem = await stale(() => people.report(incidentId, { dead: 9 }, old));
    expect(problem.extras).toMatchObject({ stream: 'incident', streamId: incidentId, actualSeq: 3 });
    await stale(() =>
      engine.run(correctIncident, { ...incident, title: '改', reason: '改' }, 'duty-officer'),
    );
    await stale(() => engine.run(proposeResponse, { ...incident, level: 'IV' }, 'office'));
    await stale(() => people.approve(approvalId, 'deputy-office-director', old));
    const { id: taskId } = await people.task(responseId, 'join-rescue', 'fire-rescue');
    const acknowledge = () => engine.run(acknowledgeTask, { taskId, ...old }, people.member('fire-rescue'));
    await acknowledge();
    await stale(acknowledge);
  });

  test('what the state does not allow is refused with what it allows', async () => {
    const { test: engine, people } = scene;
    const { incidentId } = await people.started('IV');
    const problem = await refused(engine, 'command.not-allowed', () =>
      engine.run(confirmIncident, { incidentId }, 'duty-officer'),
    );
    expect(problem.extras).toMatchObject({
      state: 'responding',
      allowed: expect.arrayContaining(['REPORT', 'STABILISE']),
    });
  });

  test.each([
    ['of nobody', { farmingHerdingPopulation: 0 }, 'figure.invalid'],
    ['below nobody', { farmingHerdingPopulation: -5 }, 'figure.invalid'],
    ['that the plan does not know', { farmingPopulation: 600_000 }, 'figure.unknown-indicator'],
  ])('a base figure %s is refused, so that no share is taken of it', async (_what, base, code) => {
    const { test: engine, people } = scene;
    const drought = { hazard: 'drought', base };
    await refused(engine, code, () => people.log(drought));
    const incidentId = await people.log({ hazard: 'drought' });
    await refused(engine, code, () =>
      engine.run(correctIncident, { incidentId, base, reason: '补充' }, 'duty-officer'),
    );
    const right = { incidentId, base: { farmingHerdingPopulation: 600_000 }, reason: '补充' };
    await engine.run(correctIncident, right, 'duty-officer');
    expect(await people.report(incidentId, { droughtAid: 23_999 })).toMatchObject({ level: null });
    expect(await people.report(incidentId, { droughtAid: 24_000 })).toMatchObject({ level: 'IV' });
  });

  test('nothing is proposed for an incident that was dismissed', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await engine.run(dismissIncident, { incidentId, reason: '误报' }, 'office');
    const start = { incidentId, level: 'I', reason: '误报' };
    await refused(engine, 'command.not-allowed', () => engine.run(proposeResponse, start, 'office'));
    await refused(engine, 'command.not-allowed', () =>
      engine.run(startDirectly, start, 'party-committee-government'),
    );
    await refused(engine, 'command.not-allowed', () => people.report(incidentId, { dead: 1 }));
  });
});
