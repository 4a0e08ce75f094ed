import { expect, test } from '@jest/globals';
import { comparisonOf, recordSectorFigures, settleVerification } from '#reporting';
import { planOf } from '#runtime';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA } from './people.ts';
import { refused } from './refused.ts';

const MINUTE = 60_000;
const CORPS = 'XPCC-02';

onEveryCombination((scene) => {
  const given = (incidentId: string, figures: Record<string, number | null>, agency = 'public-security') =>
    scene.test.run(
      recordSectorFigures,
      { incidentId, agency, figures, asOf: scene.test.clock.now() },
      scene.test.as('agency-member', { agency }),
    );
  const comparison = async (incidentId: string) => {
    const incident = await scene.test.row('incident', incidentId);
    const rows = await scene.test.reader.find('sector', { incidentId });
    const lines = comparisonOf(planOf(scene.test.engine.plans, incident), incident.data, rows);
    return Object.fromEntries(lines.map(({ indicator, ...line }) => [indicator, line]));
  };
  const matters = (incidentId: string) =>
    scene.test.reader.find('verification', { incidentId }, { orderBy: 'id' });

  test('stand beside the sum, like the Corps, and never change a level', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log({ divisions: [HEJING, KORLA] });
    await people.report(incidentId, { dead: 2, relocated: 100 });
    await people.report(
      incidentId,
      { dead: 3, relocated: 50 },
      { division: CORPS },
      engine.as('duty-officer'),
    );
    const { level } = (await engine.row('incident', incidentId)).data.assessment.classification;
    await given(incidentId, { dead: 40, relocated: null, injured: 7 });
    engine.clock.advance(MINUTE);
    await given(incidentId, { dead: 41 });
    const { data } = await engine.row('incident', incidentId);
    expect(data.assessment.classification.level).toBe(level);
    expect(await comparison(incidentId)).toEqual({
      dead: {
        counties: 2,
        missingFrom: [KORLA],
        beside: { [CORPS]: 3 },
        withCorps: 5,
        departments: { 'public-security': 41 },
      },
      relocated: {
        counties: 100,
        missingFrom: [KORLA],
        beside: { [CORPS]: 50 },
        withCorps: 150,
        departments: {},
      },
      injured: {
        counties: null,
        missingFrom: [KORLA, HEJING],
        beside: {},
        withCorps: null,
        departments: { 'public-security': 7 },
      },
    });
  });

  test('a difference about the dead stays open until its conclusion, and opens anew only with other figures', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await people.report(incidentId, { dead: 2, missing: 1, relocated: 9 });
    expect((await given(incidentId, { dead: 2, relocated: 500 })).open).toEqual([]);
    engine.clock.advance(MINUTE);
    const { open } = await given(incidentId, { dead: 3 });
    const [matter] = await matters(incidentId);
    expect([open, matter]).toMatchObject([
      [matter!.id],
      {
        division: null,
        indicator: 'dead',
        state: 'open',
        compared: { reported: 2, departments: { 'public-security': 3 } },
      },
    ]);
    // They come to agree: it stays until somebody says why.
    engine.clock.advance(MINUTE);
    await people.report(incidentId, { dead: 3 });
    expect(await matters(incidentId)).toEqual([matter]);
    const settle = {
      verificationId: matter!.id,
      conclusion: '一人为洪水所致',
      document: '和静应急调〔2026〕3号',
    };
    await refused(engine, 'actor.forbidden', () =>
      engine.run(settleVerification, settle, engine.as('county-reporter', { division: HEJING })),
    );
    await engine.run(settleVerification, settle, 'office');
    await refused(engine, 'verification.settled-already', () =>
      engine.run(settleVerification, settle, 'office'),
    );
    expect(await matters(incidentId)).toMatchObject([{ state: 'settled', document: settle.document }]);
    // A report that disagrees with what the department said opens the next one, by itself.
    engine.clock.advance(MINUTE);
    await people.report(incidentId, { dead: 4 });
    const [, next] = await matters(incidentId);
    expect(next).toMatchObject({ state: 'open', compared: { reported: 4 } });
    await engine.run(settleVerification, { ...settle, verificationId: next!.id }, 'office');
    engine.clock.advance(MINUTE);
    await people.report(incidentId, { relocated: 10 });
    expect(await matters(incidentId)).toHaveLength(2);
    const facts = await engine.facts(incidentId);
    expect(facts.filter((fact) => fact.startsWith('verification.'))).toEqual([
      ...['verification.opened', 'verification.settled', 'verification.opened', 'verification.settled'],
    ]);
  });

  test('two departments that disagree about one county are verified though the county is silent', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const at = { incidentId, division: HEJING, asOf: engine.clock.now() };
    await engine.run(
      recordSectorFigures,
      { ...at, agency: 'public-security', figures: { missing: 1 } },
      'duty-officer',
    );
    await engine.run(
      recordSectorFigures,
      { ...at, agency: 'water', figures: { missing: 2 } },
      'duty-officer',
    );
    expect(await matters(incidentId)).toMatchObject([
      { division: HEJING, compared: { reported: null, departments: { 'public-security': 1, water: 2 } } },
    ]);
    const [row] = await engine.reader.find('sector', { incidentId });
    expect(row!.onBehalfOf).toMatch(/公安/);
  });

  test('that nobody may give, or that say nothing, are refused', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const by = engine.as('agency-member', { agency: 'water' });
    const input = { incidentId, agency: 'public-security', figures: { dead: 1 }, asOf: engine.clock.now() };
    const run =
      (change: object, who = by) =>
      () =>
        engine.run(recordSectorFigures, { ...input, ...change }, who);
    await refused(engine, 'sector.other-agency', run({}));
    await refused(engine, 'agency.unknown', run({ agency: 'nobody' }));
    await refused(engine, 'sector.empty', run({ agency: 'water', figures: { dead: null } }));
    await refused(engine, 'figure.invalid', run({ agency: 'water', figures: { dead: -1 } }));
    await refused(engine, 'division.unknown', run({ agency: 'water', division: '999999' }));
  });
});
