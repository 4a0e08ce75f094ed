import { expect, test } from '@jest/globals';
import {
  type EnterPerson,
  enterPerson,
  parseKeys,
  readRegister,
  registerCounts,
  withdrawPerson,
} from '#register';
import { listSigns, noteSign, requireSign } from '#signs';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA } from './people.ts';
import { refused } from './refused.ts';

const MINUTE = 60_000;
const OTHER_KEYS = parseKeys(Buffer.alloc(32, 9).toString('base64'));

onEveryCombination((scene) => {
  const keys = () => scene.test.engine.config.registerKeys;
  const reporter = (division: string) => scene.test.as('county-reporter', { division });
  const entry = (incidentId: string, change: Partial<EnterPerson> = {}): EnterPerson => ({
    incidentId,
    division: HEJING,
    state: 'missing',
    verified: false,
    person: {
      ...{
        name: '阿依古丽',
        sex: 'female',
        age: 33,
        idNumber: '652827199301011234',
        township: '巴润哈尔莫敦镇',
      },
      ...{ place: '河滩', happenedAt: 1, cause: '山洪', source: '公安局', remarks: '家属已告知' },
    },
    ...change,
  });
  const read = (incidentId: string, by = scene.test.as('office')) =>
    scene.test.run(readRegister(keys()), { incidentId }, by);
  const everything = async (incidentId: string) => {
    const { reader } = scene.test;
    const where = { incidentId };
    return JSON.stringify([
      await reader.facts(where, { limit: 5000 }),
      await reader.find('person', where),
      await reader.find('delivery', where),
    ]);
  };

  test('an entry is reported first and verified later; nothing but the opened register says who (4.1.4)', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const { id } = await engine.run(enterPerson(keys()), entry(incidentId), reporter(HEJING));
    const found = entry(incidentId, { state: 'dead', verified: true, supersedes: id });
    const next = await engine.run(enterPerson(keys()), found, 'duty-officer');
    const reason = '阿依古丽另案登记';
    await engine.run(withdrawPerson(keys()), { personId: next.id, reason }, 'office');
    expect(await read(incidentId)).toMatchObject([
      {
        id,
        state: 'missing',
        supersededBy: next.id,
        withdrawal: null,
        person: { name: '阿依古丽', age: 33 },
      },
      { id: next.id, state: 'dead', verified: true, supersedes: id, withdrawal: reason },
    ]);
    expect(await everything(incidentId)).not.toMatch(/阿依古丽|652827199301011234|巴润哈尔莫敦镇|河滩|家属/);
    const facts = await engine.reader.facts({ incidentId });
    const told = facts.filter(({ stream }) => ['person', 'register'].includes(stream));
    expect(told.map(({ fact, actor, data }) => [fact, actor.id, data])).toEqual([
      [
        'person.entered',
        `county-reporter:${HEJING}`,
        { division: HEJING, state: 'missing', verified: false, supersedes: null },
      ],
      ['person.changed', 'duty-officer', { division: HEJING, state: 'dead', verified: true, supersedes: id }],
      ['person.withdrawn', 'office', { division: HEJING, state: 'dead' }],
      ['register.read', 'office', { divisions: 'all', entries: [id, next.id] }],
    ]);
  });

  test('a county keeps and reads its own; who may write may not read by that', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log({ divisions: [HEJING, KORLA] });
    const enter = (by: ReturnType<typeof reporter>, change: Partial<EnterPerson> = {}) =>
      engine.run(enterPerson(keys()), entry(incidentId, change), by);
    const { id } = await enter(reporter(HEJING));
    await enter(reporter(KORLA), { division: KORLA });
    expect((await read(incidentId, reporter(HEJING))).map((each) => each.id)).toEqual([id]);
    await refused(engine, 'register.other-division', () => enter(reporter(KORLA)));
    await refused(engine, 'actor.forbidden', () => read(incidentId, engine.as('duty-officer')));
    await refused(engine, 'actor.forbidden', () => read(incidentId, engine.as('administrator')));
    await refused(engine, 'actor.forbidden', () => enter(engine.as('auditor')));
    await refused(engine, 'register.other-division', () =>
      engine.run(withdrawPerson(keys()), { personId: id, reason: '误报' }, reporter(KORLA)),
    );
    const other = await people.log();
    await refused(engine, 'resource.not-found', () =>
      engine.run(enterPerson(keys()), entry(other, { supersedes: id }), 'office'),
    );
    await engine.run(withdrawPerson(keys()), { personId: id, reason: '已找到' }, reporter(HEJING));
    await refused(engine, 'register.superseded', () => enter(reporter(HEJING), { supersedes: id }));
    await refused(engine, 'register.superseded', () =>
      engine.run(withdrawPerson(keys()), { personId: id, reason: '已找到' }, 'office'),
    );
  });

  test('without the right key nothing is shown, and nothing is lost', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await engine.run(enterPerson(keys()), entry(incidentId), 'office');
    const problem = await refused(engine, 'register.key-missing', () =>
      engine.run(readRegister(OTHER_KEYS), { incidentId }, 'office'),
    );
    expect(problem.zh).toContain(keys()[0]!.id);
    await refused(engine, 'register.no-key', () => engine.run(enterPerson([]), entry(incidentId), 'office'));
    const rotated = [...OTHER_KEYS, ...keys()];
    expect(await engine.run(readRegister(rotated), { incidentId }, 'office')).toHaveLength(1);
    const [row] = await engine.reader.find('person', { incidentId });
    const moved = { ...row!, id: `${row!.id}-copy` };
    await engine.engine.store.transact((tx) =>
      tx.write({ put: { person: [moved] }, remove: {}, facts: [], head: null }),
    );
    await refused(engine, 'register.damaged', () => read(incidentId));
  });

  test('the register is counted beside the figures, a difference is a sign, and the office explains it (4.1.5)', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log({ divisions: [HEJING, KORLA] });
    await people.report(incidentId, { dead: 0, missing: 2 });
    await engine.run(enterPerson(keys()), entry(incidentId, { verified: true }), reporter(HEJING));
    const incident = await engine.row('incident', incidentId);
    const counts = (by: ReturnType<typeof reporter>) => registerCounts(engine.engine, incident, by);
    const line = {
      division: HEJING,
      indicator: 'missing',
      entered: 1,
      verified: 1,
      reported: 2,
      differs: true,
    };
    expect(await counts(engine.as('office'))).toEqual([line]);
    expect(await counts(reporter(KORLA))).toEqual([]);
    await expect(counts(engine.as('auditor'))).rejects.toMatchObject({ code: 'actor.forbidden' });

    const signs = () => listSigns(engine.engine, incident, engine.as('office'));
    const listed = await signs();
    expect(listed.map(({ kind, subject }) => [kind, subject])).toEqual(
      expect.arrayContaining([
        ['never-reported', `division:${KORLA}`],
        ['register-differs', `division:${HEJING}`],
      ]),
    );
    const sign = listed.find(({ kind }) => kind === 'register-differs')!;
    expect(sign).toMatchObject({
      cite: '4.1.5',
      explained: null,
      evidence: { person: [expect.any(String)] },
    });
    for (const by of [reporter(HEJING), engine.as('agency-member', { agency: 'water' })])
      await expect(listSigns(engine.engine, incident, by)).rejects.toMatchObject({ code: 'actor.forbidden' });
    expect(() => requireSign(listed, 'nothing')).toThrow(expect.objectContaining({ code: 'sign.unknown' }));
    const note = { incidentId, sign, reason: '另一人身份待核' };
    await refused(engine, 'actor.forbidden', () => engine.run(noteSign, note, reporter(HEJING)));
    await engine.run(noteSign, note, 'office');
    const explained = (await signs()).find(({ key }) => key === sign.key)!.explained;
    expect(explained).toEqual({ reason: note.reason, notedAt: engine.clock.now(), notedBy: 'office' });
    const [fact] = await engine.reader.facts({ incidentId, fact: 'sign.explained' });
    expect(fact).toMatchObject({ reason: note.reason, data: { sign: sign.key, evidence: sign.evidence } });
    // Other figures are another sign, which that word does not cover.
    engine.clock.advance(MINUTE);
    await people.report(incidentId, { missing: 3 });
    const moved = await listSigns(
      engine.engine,
      await engine.row('incident', incidentId),
      engine.as('office'),
    );
    expect(moved.find(({ kind }) => kind === 'register-differs')).toMatchObject({ explained: null });
  });

  test('rounds that came late or never are signs', async () => {
    const { test: engine, people } = scene;
    const { incidentId } = await people.started('IV');
    engine.clock.advance(3 * 24 * 60 * MINUTE);
    await engine.engine.sweep.run();
    await engine.settle();
    const incident = await engine.row('incident', incidentId);
    const signs = await listSigns(engine.engine, incident, engine.as('office'));
    const missed = signs.filter(({ kind }) => kind === 'round-missed');
    const facts = await engine.reader.facts({ incidentId, fact: 'report-duty.missed' });
    expect(missed.length).toBeGreaterThan(0);
    expect(missed).toHaveLength(facts.length);
    expect(missed[0]).toMatchObject({ subject: `division:${HEJING}`, zh: expect.stringMatching(/未报$/) });
    const rows = await engine.reader.find('report_duty', { incidentId });
    const overdue = rows.filter(({ state, context }) => state === 'due' && context.overdue);
    expect(signs.filter(({ kind }) => kind === 'overdue')).toHaveLength(overdue.length);
  });
});
