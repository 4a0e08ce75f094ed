import { expect, test } from '@jest/globals';
import { correctIncident } from '#incident';
import {
  changeLinkedResponse,
  endLinkedResponse,
  listLinkage,
  recordLinkedResponse,
  reportCountyResponse,
} from '#linkage';
import { recordConsultation } from '#reporting';
import { proposeTermination } from '#response';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA } from './people.ts';
import { refused } from './refused.ts';

onEveryCombination((scene) => {
  const linkage = async (incidentId: string) => {
    const incident = await scene.test.row('incident', incidentId);
    const { plan } = scene.test.engine.plans.version(incident.planId, incident.planVersion);
    return listLinkage(scene.test.reader, plan, incident);
  };
  const county = (division: string) => scene.test.as('county-reporter', { division });

  test('a county is told on activation and stays outstanding until it says that its own response runs', async () => {
    const { test: engine, people } = scene;
    const { incidentId, responseId } = await people.started('III');
    expect((await linkage(incidentId)).outstanding.counties).toEqual([
      { division: HEJING, title: { zh: '和静县', en: 'Hejing County' }, toldAt: engine.clock.now() },
    ]);
    const report = { incidentId, division: HEJING, level: 'IV', at: engine.clock.now() };
    const say = (given: object, by = county(HEJING)) =>
      engine.run(reportCountyResponse, { ...report, ...given }, by);
    await refused(engine, 'report.other-division', () => say({}, county(KORLA)));
    await refused(engine, 'linked.time-in-future', () => say({ at: engine.clock.now() + 3_600_000 }));
    await refused(engine, 'level.unknown', () => say({ level: 'V' }));
    await refused(engine, 'linked.not-a-county', () =>
      say({ division: 'XPCC-02' }, engine.as('duty-officer')),
    );
    await say({ note: '县指挥部已启动' });
    await refused(engine, 'linked.same-level', () => say({}));
    const { items, outstanding } = await linkage(incidentId);
    expect(outstanding.counties).toEqual([]);
    expect(items).toMatchObject([
      { state: 'running', context: { level: 'IV' }, data: { responseId, startedAt: report.at } },
    ]);
    // Its next level, by telephone: the same row goes on, and says whose words they are.
    await say({ level: 'II' }, engine.as('duty-officer'));
    const [changed] = await engine.reader.facts({ incidentId, fact: 'linked-response.changed' });
    expect(changed).toMatchObject({
      actor: { onBehalfOf: '和静县' },
      data: { level: 'II', reportable: true },
      cite: '5.6',
    });

    // A county that joins the list later is told then.
    engine.clock.advance(1000);
    await people.report(incidentId, { dead: 1, missing: 0 }, { division: KORLA });
    await engine.settle();
    expect((await linkage(incidentId)).outstanding.counties.map(({ division }) => division)).toEqual([KORLA]);
    const told = await engine.reader.find('delivery', { incidentId, recipient: `division:${KORLA}` });
    expect(told.map(({ message }) => message.cite)).toEqual(['5.6']);

    const { approvalId, post } = await engine.run(proposeTermination, { responseId }, 'office');
    await people.settleAll(responseId);
    await people.approve(approvalId, post);
    const states = (await linkage(incidentId)).items.map(({ subject, state }) => [subject, state]);
    expect(states).toEqual([
      [HEJING, 'running'],
      [KORLA, 'released'],
    ]);
  });

  test('a county that had started before ours is not asked again', async () => {
    const { test: engine, people } = scene;
    const { incidentId, approvalId } = await people.proposed('IV');
    const at = engine.clock.now();
    await engine.run(
      reportCountyResponse,
      { incidentId, division: HEJING, level: 'III', at },
      county(HEJING),
    );
    await engine.run(correctIncident, { incidentId, divisions: [HEJING, KORLA], reason: '波及' }, 'office');
    await people.approve(approvalId, 'deputy-office-director');
    const { items, outstanding } = await linkage(incidentId);
    expect(outstanding.counties.map(({ division }) => division)).toEqual([KORLA]);
    expect(items).toHaveLength(2);
  });

  test('a specialised response starts nothing and asks for a consultation, which answers it (4.1.8, 5.6)', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const other = await people.log();
    const at = engine.clock.now();
    const record = (given: object, by = 'duty-officer') =>
      engine.run(
        recordLinkedResponse,
        { incidentId, kind: 'specialised', subject: 'flood-drought', level: 'III', at, ...given } as never,
        by,
      );
    const unknown = await refused(engine, 'linked.kind-unknown', () => record({ subject: 'tsunami' }));
    expect(unknown.en).toContain('wildfire');
    await refused(engine, 'actor.forbidden', () => record({}, 'director'));
    const { id } = await record({});
    await refused(engine, 'linked.running-already', () => record({ level: 'II' }));
    expect(await engine.reader.count('response', { incidentId })).toBe(0);
    expect((await linkage(incidentId)).outstanding.consultations).toMatchObject([
      { id, subject: 'flood-drought', since: at },
    ]);

    const consult = (given: object) =>
      engine.run(
        recordConsultation,
        { incidentId, participants: ['水利局'], conclusion: '暂不启动', answers: [id], ...given },
        'office',
      );
    await refused(engine, 'linked.other-incident', () => consult({ incidentId: other }));
    await refused(engine, 'consultation.empty', () => consult({ answers: [] }));
    await refused(engine, 'consultation.assessment-unknown', () => consult({ lookedAtSeq: 99 }));
    await refused(engine, 'consultation.time-in-future', () => consult({ heldAt: at + 3_600_000 }));
    const held = await consult({ minutes: '各方意见……' });
    expect((await linkage(incidentId)).outstanding.consultations).toEqual([]);
    expect(await engine.row('linked_response', id)).toMatchObject({ data: { answeredBy: held.id } });
    // It judged no figures, so the assessment stands as it was.
    expect(await engine.row('consultation', held.id)).toMatchObject({
      lookedAtSeq: 1,
      assessmentSeq: null,
      minutes: '各方意见……',
      answers: [id],
    });
    expect((await engine.row('incident', incidentId)).data).toMatchObject({
      assessed: null,
      assessment: { seq: 1 },
    });
    await refused(engine, 'command.not-allowed', () => consult({}));

    // At another level the question is open again; likely figures are kept with the assessment they led to.
    await engine.run(changeLinkedResponse, { linkedId: id, level: 'II', at }, 'duty-officer');
    const likely = await consult({ figures: { dead: 5, missing: 0 }, conclusion: '可能达四级' });
    expect(await engine.row('consultation', likely.id)).toMatchObject({
      levelBefore: null,
      level: 'IV',
      basis: 'assessed',
      assessmentSeq: (await engine.row('incident', incidentId)).data.assessment.seq,
    });
    const end = (when: number) => engine.run(endLinkedResponse, { linkedId: id, at: when }, 'duty-officer');
    await refused(engine, 'linked.ended-before-start', () => end(at - 1000));
    await end(at);
    expect(await engine.row('linked_response', id)).toMatchObject({ state: 'ended', data: { endedAt: at } });
  });

  test('the region’s response shows its effect on ours, or asks for a consultation while none runs', async () => {
    const { test: engine, people } = scene;
    const at = engine.clock.now();
    const region = (incidentId: string) =>
      engine.run(recordLinkedResponse, { incidentId, kind: 'region', level: 'III', at }, 'duty-officer');
    const { incidentId } = await people.started('II');
    const { id } = await region(incidentId);
    const effect = [{ level: 'II', measure: 14, cite: '5.2.3(14)' }];
    expect(await linkage(incidentId)).toMatchObject({
      regionEffect: effect,
      outstanding: { consultations: [] },
    });
    const [fact] = await engine.reader.facts({ stream: 'linked_response', streamId: id });
    expect(fact).toMatchObject({ fact: 'linked-response.started', cite: '5.1.3(14)', data: { effect } });
    await engine.run(endLinkedResponse, { linkedId: id, at }, 'duty-officer');
    expect((await linkage(incidentId)).regionEffect).toEqual([]);

    const before = await people.log();
    await region(before);
    expect((await linkage(before)).outstanding.consultations.map(({ subject }) => subject)).toEqual([
      'region',
    ]);
    expect(await engine.reader.count('response', { incidentId: before })).toBe(0);
  });
});
