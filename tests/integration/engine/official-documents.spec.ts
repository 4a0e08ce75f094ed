import { expect, test } from '@jest/globals';
import { composeDraft, findSubject, type IssueDocument, issueDocument, recordsOf } from '#official';
import type { OfficialKind } from '#plan';
import { recordConsultation } from '#reporting';
import { proposeAdjustment, proposeResponse, proposeTermination } from '#response';
import { contentHash, planOf, type TaskRow } from '#runtime';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA, LEVELS } from './people.ts';
import { refused } from './refused.ts';

const DAY = 24 * 3600_000;

onEveryCombination((scene) => {
  const logged = async (more: object = {}) => {
    const incidentId = await scene.people.log({ divisions: [HEJING, KORLA], ...more });
    await scene.people.report(incidentId, { dead: 2, missing: null });
    return incidentId;
  };
  const drafted = async (incidentId: string, kind: OfficialKind, subject = incidentId) => {
    const { engine, clock, reader } = scene.test;
    const incident = await scene.test.row('incident', incidentId);
    const records = recordsOf(reader, clock.now());
    const found = await findSubject(records, engine.plans, incident, { incidentId, kind, subject });
    const { document } = await composeDraft(records, found);
    const input: IssueDocument = { incidentId, kind, subject, seen: contentHash(document), at: records.now };
    return { document, input };
  };
  const issue = (input: IssueDocument, by = 'office') => scene.test.run(issueDocument, input, by);

  test('numbers are drawn without gaps or doubles by twenty at once, each year and each incident anew', async () => {
    const incidentId = await logged();
    const other = await logged();
    const exercise = await logged({ exercise: true });
    const duty = await drafted(incidentId, 'duty-report');
    const more = await drafted(other, 'duty-report');
    const drill = await drafted(exercise, 'duty-report');
    const before = await scene.test.reader.count('official_document', {
      kind: 'duty-report',
      exercise: false,
    });
    const given = await Promise.all(
      Array.from({ length: 20 }, (_, index) => issue(index % 2 ? duty.input : more.input)),
    );
    const rows = await scene.test.reader.get(
      'official_document',
      given.map(({ id }) => id),
    );
    expect(rows.map(({ serial }) => serial).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => before + index + 1),
    );
    const drilled = await issue(drill.input);
    expect(drilled.number).toMatch(/^演练〔2026〕第\d+期$/);
    const bulletin = await drafted(incidentId, 'bulletin');
    expect((await issue(bulletin.input)).number).toBe('第1期');
    expect((await issue((await drafted(other, 'bulletin')).input)).number).toBe('第1期');
    // What was refused took no number.
    await refused(scene.test, 'official.changed', () => issue({ ...bulletin.input, seen: '0'.repeat(64) }));
    expect((await issue(bulletin.input)).number).toBe('第2期');
  });

  test('what is issued is what was seen, kept with its hash and its fact; figures that nobody gave are unknown', async () => {
    const incidentId = await logged();
    const { document, input } = await drafted(incidentId, 'bulletin');
    expect(JSON.stringify(document.body)).toContain('待核实');
    expect(JSON.stringify(document.body)).toContain('至少2人');
    expect(document).toMatchObject({ number: null, date: null, exercise: false, security: '内部资料' });
    scene.test.clock.advance(60_000);
    await scene.people.report(incidentId, { dead: 3 });
    await refused(scene.test, 'official.changed', () => issue(input));
    await refused(scene.test, 'decision.not-authorised', () => issue(input, 'duty-officer'));
    const fresh = await drafted(incidentId, 'bulletin');
    const issued = await issue(fresh.input, 'shift-leader');
    const row = await scene.test.row('official_document', issued.id);
    expect(row).toMatchObject({ number: '第1期', hash: contentHash(row.data.content), exercise: false });
    expect(row.data.content).toMatchObject({
      number: '第1期',
      body: fresh.document.body,
      title: fresh.document.title,
    });
    const [fact] = await scene.test.reader.facts({ stream: 'official_document', streamId: issued.id });
    expect(fact).toMatchObject({
      fact: 'document.issued',
      incidentId,
      data: { number: '第1期', hash: row.hash },
    });
    scene.test.clock.advance(DAY);
    await refused(scene.test, 'official.changed', () => issue(fresh.input));
  });

  test('minutes say who took part and what was judged, once; another takes their place only with a reason (4.1.8)', async () => {
    const incidentId = await logged();
    const consultation = {
      ...{
        incidentId,
        participants: ['水利局', '气象局'],
        conclusion: '汛情趋缓',
        minutes: '上游来水减少。',
      },
      ...{ figures: { dead: 6 }, heldAt: scene.test.clock.now() },
    };
    await scene.test.run(recordConsultation, consultation, 'office');
    const [held] = await scene.test.reader.find('consultation', { incidentId });
    const { document, input } = await drafted(incidentId, 'minutes', held!.id);
    const body = JSON.stringify(document.body);
    for (const words of ['水利局、气象局', '汛情趋缓', '上游来水减少', '6人']) expect(body).toContain(words);
    const { id, number } = await issue(input);
    expect(number).toMatch(/^巴减灾办纪要〔2026〕\d+号$/);
    await refused(scene.test, 'official.issued', () => issue(input));
    await refused(scene.test, 'decision.reason-required', () =>
      issue({ ...input, replaces: { id, reason: ' ' } }),
    );
    const next = await issue({ ...input, replaces: { id, reason: '漏列人员' } });
    expect((await scene.test.row('official_document', next.id)).replaces).toBe(id);
    await refused(scene.test, 'official.replaces-unknown', () =>
      issue({ ...input, replaces: { id, reason: '又' } }),
    );
    const other = await logged();
    await refused(scene.test, 'official.subject-unknown', () => issue({ ...input, incidentId: other }));
    expect(
      planOf(scene.test.engine.plans, await scene.test.row('incident', incidentId)).plan.documents,
    ).toBeDefined();
  });

  test('an agency that stays silent after it was reminded is supervised in writing', async () => {
    const { incidentId, responseId } = await scene.people.started('IV');
    const tasks = await scene.test.reader.find('task', { responseId, state: 'issued' });
    const all = tasks.filter(({ data }) => data.form === 'order');
    const isOwn = ({ recipient }: TaskRow) => /^agency:committee(-office)?$/.test(recipient);
    const [task, own] = [all.find((one) => !isOwn(one))!, all.find(isOwn)!];
    await refused(scene.test, 'official.subject-unknown', () => drafted(incidentId, 'supervision', task.id));
    scene.test.clock.advance(DAY);
    for (let round = 0; round < 3; round++) await scene.test.engine.sweep.run();
    // The office supervises neither itself nor the committee.
    await refused(scene.test, 'official.subject-unknown', () => drafted(incidentId, 'supervision', own.id));
    const { document, input } = await drafted(incidentId, 'supervision', task.id);
    expect(document).toMatchObject({ title: '应急响应任务督办单', urgency: '特急', form: 'sheet' });
    expect(JSON.stringify(document.body)).toContain(task.data.title.zh);
    const { number } = await issue(input);
    expect(number).toMatch(/〔2026〕\d+号$/);
  });

  test('a document about a decision speaks of the response before it, whenever it is written', async () => {
    const { incidentId, responseId, approvalId } = await scene.people.started('III');
    const situationIn = async (kind: OfficialKind, approval: string) => {
      const { document } = await drafted(incidentId, kind, approval);
      return { to: document.to, body: JSON.stringify(document.body) };
    };
    const start = await situationIn('proposal', approvalId);
    expect(start.to).toEqual(['州防灾减灾救灾委员会']);
    expect(start.body).toContain('尚未启动响应');
    // A flood is no drought, and the level that is reached is no longer ahead.
    expect(start.body).not.toMatch(/旱|还差[^。]*[三四]级响应/);
    await scene.people.consulted(incidentId);
    const end = await scene.test.run(proposeTermination, { responseId, reason: '灾情稳定' }, 'office');
    await scene.people.settleAll(responseId);
    await scene.people.approve(end.approvalId, LEVELS['III']!.decides);
    await scene.test.settle();
    expect((await scene.test.row('response', responseId)).state).toBe('terminated');
    const late = await drafted(incidentId, 'proposal', end.approvalId);
    expect(JSON.stringify(late.document.body)).toContain('已启动三级响应');
    // Figures that once called for a start say nothing on an end, and an end is not urgent.
    expect(JSON.stringify(late.document.body)).not.toMatch(/对照预案|可启动/);
    expect(late.document.urgency).toBeNull();
    const bulletin = await situationIn('bulletin', incidentId);
    expect(bulletin.body).toContain('三级响应已终止');
    expect(bulletin.body).not.toContain('尚未启动');
    // What outlives the response goes on without having been settled (5.7).
    const lasting = (await scene.people.tasks(responseId)).filter(
      ({ state, data }) => data.form === 'order' && data.outlives && state !== 'withdrawn',
    );
    expect(lasting.length).toBeGreaterThan(0);
    const notice = await situationIn('termination', end.approvalId);
    for (const { data } of lasting) expect(notice.body).toContain(data.title.zh);
    expect((await situationIn('proposal', approvalId)).body).toContain('尚未启动响应');
  });

  test('a notice gives each agency one row with all of its tasks, and its counties in the order of the plan', async () => {
    const incidentId = await scene.people.log({ divisions: [KORLA, HEJING].reverse() });
    await scene.people.report(incidentId, { dead: LEVELS['III']!.dead, missing: 0 });
    const { responseId, approvalId } = await scene.test.run(
      proposeResponse,
      { incidentId, level: 'III' },
      'office',
    );
    await scene.people.approve(approvalId, LEVELS['III']!.decides);
    const { document } = await drafted(incidentId, 'start', approvalId);
    const [figures, tasks] = document.body.filter((block) => block.kind === 'table');
    const orders = (await scene.people.tasks(responseId)).filter(({ data }) => data.form === 'order');
    expect(tasks!.rows).toHaveLength(new Set(orders.map(({ recipient }) => recipient)).size);
    const words = tasks!.rows.map(([, , lines]) => lines).join('\n');
    for (const { data } of orders) {
      expect(words).toContain(data.title.zh.replace(/\s+/g, ''));
      expect(words).toContain(`${data.cite}）`);
    }
    expect(document.to.slice(0, 2)).toEqual(['库尔勒市', '和静县']);
    expect(figures!.rows.find(([name]) => name === '紧急转移安置人口')![2]).toBe('均未报告');
  });

  test('a proposal keeps the level that was asked for where another was decided', async () => {
    const { incidentId, approvalId } = await scene.people.proposed('III');
    scene.test.clock.advance(60_000);
    await scene.people.approve(approvalId, LEVELS['III']!.decides, { level: 'IV', reason: '险情已受控' });
    const titleOf = async (kind: OfficialKind) =>
      (await drafted(incidentId, kind, approvalId)).document.title;
    expect(await titleOf('proposal')).toBe('关于启动自然灾害救助应急三级响应的请示');
    expect(await titleOf('start')).toBe('关于启动自然灾害救助应急四级响应的通知');
    const sheet = JSON.stringify((await drafted(incidentId, 'approval-sheet', approvalId)).document.body);
    for (const words of ['启动自然灾害救助应急三级响应', '改为四级响应。险情已受控'])
      expect(sheet).toContain(words);
  });

  test('the sheet of a decision by telephone names its witness, and says 同意 and the time once', async () => {
    const { incidentId, approvalId } = await scene.people.proposed('IV');
    const spoken = {
      ...{ post: LEVELS['IV']!.decides, caller: '李明', calledAt: scene.test.clock.now(), readBack: true },
      witness: await scene.test.witness(),
    };
    await scene.people.approve(approvalId, 'duty-officer', { spoken, reason: '同意，抓紧落实' });
    const { document } = await drafted(incidentId, 'approval-sheet', approvalId);
    const [sheet] = document.body.filter((block) => block.kind === 'table');
    const [, opinion] = sheet!.rows.find(([name]) => name === '审批意见')!;
    expect(opinion).toMatch(/^同意，抓紧落实\n电话决定：.+，通话人李明，已复诵，见证人shift-leader\n待补签/);
    expect(opinion).not.toContain('决定时间');
  });

  test('a notice of a start that is written after a lowering has the tasks of the start (5.5)', async () => {
    const { incidentId, responseId, approvalId } = await scene.people.started('II');
    const wordsOf = async (kind: OfficialKind, subject: string) => {
      const { document } = await drafted(incidentId, kind, subject);
      return JSON.stringify([document.title, document.body, document.copies]);
    };
    const before = await wordsOf('start', approvalId);
    scene.test.clock.advance(3600_000);
    const { approvalId: lowering } = await scene.test.run(
      proposeAdjustment,
      { responseId, level: 'III', reason: '灾情趋稳' },
      'office',
    );
    await scene.people.approve(lowering, LEVELS['II']!.decides, { confirmWithdraw: true });
    await scene.test.settle();
    const orders = (await scene.people.tasks(responseId)).filter(({ data }) => data.form === 'order');
    const nameOf = ({ data }: TaskRow) => data.title.zh.replace(/\s+/g, '');
    const left = orders.filter(({ state }) => state !== 'withdrawn').map(nameOf);
    const gone = orders.map(nameOf).find((name) => !left.includes(name))!;
    expect((await wordsOf('start', approvalId)) === before).toBe(true);
    const lowered = await wordsOf('adjustment', lowering);
    expect(lowered).toContain('关于将自然灾害救助应急二级响应调整为三级响应的通知');
    expect([before, lowered].map((words) => words.includes(gone))).toEqual([true, false]);
    expect(await wordsOf('proposal', lowering)).toContain('已启动二级响应');
  });
});
