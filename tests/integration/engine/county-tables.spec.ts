import { expect, test } from '@jest/globals';
import { readTable, readWorkbook, writeTable, writeTimes, writeWorkbook } from '#exchange';
import { importReports } from '#reporting';
import { planOf } from '#runtime';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA } from './people.ts';
import { refused } from './refused.ts';

const MINUTE = 60_000;
const ROWS = 500;

onEveryCombination((scene) => {
  const sheetOf = async (incidentId: string) => {
    const { test: engine } = scene;
    const incident = await engine.row('incident', incidentId);
    const { plan } = planOf(engine.engine.plans, incident);
    const reports = await engine.reader.find('report', { incidentId }, { orderBy: 'id' });
    return { plan, table: writeTable(plan, '洪水', reports), times: writeTimes(plan, reports) };
  };

  test('a table of 500 rows comes in by one transaction and goes out as it came', async () => {
    const { test: engine, people } = scene;
    const [from, to] = [await people.log(), await people.log()];
    const townships = Array.from({ length: ROWS - 2 }, (_, i) => ({
      name: `乡${i}`,
      figures: { dead: i % 2, relocated: null },
    }));
    await people.report(
      from,
      { dead: 249, relocated: null },
      { townships, needs: '帐篷', narrative: '断路' },
    );
    engine.clock.advance(MINUTE);
    await people.report(from, { dead: 3 }, { division: KORLA });
    const { plan, table, times } = await sheetOf(from);
    const bytes = await writeWorkbook(table, times, engine.clock.now());
    const { reports, faults } = readTable(plan, await readWorkbook(bytes));
    expect([faults, table.length - 3]).toEqual([[], ROWS]);
    const { seq } = await engine.reader.head();
    const answer = await engine.run(importReports, { incidentId: to, reports }, 'duty-officer');
    expect(answer).toMatchObject({ levelBefore: null, level: 'I', seq: 3 });
    const facts = await engine.reader.facts({ incidentId: to, fact: 'report.received' }, { afterSeq: seq });
    expect(new Set(facts.map(({ requestId }) => requestId)).size).toBe(1);
    expect(facts.map(({ actor }) => actor.onBehalfOf)).toEqual(['和静县', '库尔勒市']);
    expect((await sheetOf(to)).table).toEqual(table);
  });

  test('with one report that would be refused, nothing comes in, and each refusal is named', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const asOf = engine.clock.now();
    const reports = [
      { row: 3, division: HEJING, asOf, figures: { dead: 2 } },
      { row: 4, division: HEJING, asOf, figures: { dead: 2 } },
      { row: 5, division: KORLA, asOf: asOf + 60 * MINUTE, figures: { dead: 2 } },
    ];
    const problem = await refused(engine, 'import.refused', () =>
      engine.run(importReports, { incidentId, reports }, 'duty-officer'),
    );
    expect(problem.extras['refusals']).toMatchObject([
      { row: 4, division: HEJING, problem: { code: 'report.duplicate' } },
      { row: 5, division: KORLA, problem: { code: 'report.time-in-future' } },
    ]);
    const reporter = engine.as('county-reporter', { division: KORLA });
    const others = await refused(engine, 'import.refused', () =>
      engine.run(importReports, { incidentId, reports: reports.slice(0, 1) }, reporter),
    );
    expect(others.extras['refusals']).toMatchObject([{ problem: { code: 'report.other-division' } }]);
  });

  test('a sharp rise or fall waits for its explanation, which is kept with the report and its fact', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await people.report(incidentId, { relocated: 300, relocatedNow: 300 });
    engine.clock.advance(MINUTE);
    const jump = await refused(engine, 'report.unexplained-swing', () =>
      people.report(incidentId, { relocated: 3001 }),
    );
    expect(jump.extras['swings']).toEqual([{ indicator: 'relocated', before: 300, after: 3001 }]);
    const explanation = '两乡镇整体转移';
    const { id } = await people.report(incidentId, { relocated: 3001 }, { explanation });
    expect(await engine.row('report', id)).toMatchObject({ explanation });
    const [fact] = await engine.reader.facts({ incidentId }, { limit: 1, descending: true });
    expect(fact!.data).toMatchObject({ explanation });
    engine.clock.advance(MINUTE);
    await refused(engine, 'report.unexplained-swing', () => people.report(incidentId, { relocated: 300 }));
    await people.report(incidentId, { relocatedNow: 0 });
    await refused(engine, 'report.stock-not-added', () =>
      people.report(incidentId, { needingAidNow: 3 }, { basis: 'since-last' }),
    );
  });

  test('townships stand beside their county, which alone counts; where they differ is said', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const townships = [
      { name: '巴音布鲁克镇', figures: { dead: 3, relocated: 40 } },
      { name: '额勒再特乌鲁乡', figures: { dead: 3, relocated: null } },
    ];
    const answer = await people.report(incidentId, { dead: 5, relocated: 90 }, { townships, needs: '干粮' });
    expect(answer).toMatchObject({
      level: 'IV',
      townshipDifferences: [{ indicator: 'dead', total: 5, townships: 6 }],
    });
    expect(await engine.row('report', answer.id)).toMatchObject({ townships, needs: '干粮' });
    expect((await engine.row('incident', incidentId)).data.effective[HEJING]!.figures).toEqual({
      dead: 5,
      relocated: 90,
    });
    engine.clock.advance(MINUTE);
    await refused(engine, 'report.township-twice', () =>
      people.report(incidentId, { dead: 6 }, { townships: [...townships, townships[0]!] }),
    );
  });
});
