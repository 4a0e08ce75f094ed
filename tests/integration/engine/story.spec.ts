import { expect, test } from '@jest/globals';
import { confirmIncident, startVerifying } from '#incident';
import { proposeResponse, proposeTermination } from '#response';
import {
  acknowledgeTask,
  addTask,
  completeTask,
  reopenTask,
  reportProgress,
  startTask,
  verifyTask,
} from '#tasking';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA } from './people.ts';

onEveryCombination((scene) => {
  test('a disaster goes from the first word of it to a verified task, and the record says who did what', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log({ title: '和静洪水' });
    expect(await engine.row('incident', incidentId)).toMatchObject({ state: 'reported', seq: 1 });
    await engine.run(startVerifying, { incidentId }, 'duty-officer');

    const first = await people.report(incidentId, { relocated: 900, needingAid: 0 });
    expect(first).toMatchObject({ level: null, levelBefore: null });
    const second = await people.report(incidentId, { relocated: 300 }, { division: KORLA });
    expect(second).toMatchObject({ level: 'IV', levelBefore: null, basis: 'reported' });
    const incident = await engine.row('incident', incidentId);
    const { criteria } = incident.data.assessment.classification;
    expect(criteria.find(({ key }) => key === 'relocated-aid')).toMatchObject({
      cite: '5.4.1(2)',
      value: 1200,
      level: 'IV',
      unknown: ['needingAid'],
      next: { level: 'III', atLeast: 5000, need: 3800 },
    });
    expect(incident.data.affected).toEqual([HEJING, KORLA]);

    const proposal = {
      incidentId,
      level: 'IV',
      namedAtStart: { 'work-groups': ['water', 'housing-construction'] },
    };
    const { responseId, approvalId, post } = await engine.run(proposeResponse, proposal, 'office');
    expect(post).toBe('deputy-office-director');
    expect(await people.tasks(responseId)).toEqual([]);
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'proposed', level: null });

    await people.approve(approvalId, 'deputy-office-director');
    const undelivered = await engine.reader.find('delivery', { incidentId });
    expect(undelivered.every(({ deliveredAt }) => deliveredAt === null)).toBe(true);
    expect(await engine.row('response', responseId)).toMatchObject({
      state: 'active',
      level: 'IV',
      data: { leads: 'deputy-office-director' },
    });
    expect(await engine.row('incident', incidentId)).toMatchObject({ state: 'responding' });
    await engine.settle();

    // Each task is sent, offered or armed as the plan's words for it say, and only what was sent has a message.
    const tasks = await people.tasks(responseId);
    for (const task of tasks) {
      const { condition } = task.data;
      const state = !condition ? 'issued' : condition.kind === 'stability' ? 'armed' : 'offered';
      expect([task.key, task.recipient, task.state]).toEqual([task.key, task.recipient, state]);
      const messages = (await people.deliveries(task.id)).map((row) => [
        row.state,
        row.recipient,
        row.message.kind,
      ]);
      expect(messages).toEqual(state === 'issued' ? [['delivered', task.recipient, 'task.issued']] : []);
    }
    const recipientsOf = (key: string) =>
      tasks
        .filter((task) => task.key === key)
        .map((task) => task.recipient)
        .sort();
    expect(recipientsOf('start-county-response')).toEqual([`division:${KORLA}`, `division:${HEJING}`]);
    expect(recipientsOf('assist-on-site')).toEqual(['agency:housing-construction', 'agency:water']);
    expect(recipientsOf('assist-relief')).toEqual(['agency:armed-police', 'agency:garrison']);
    const told = await engine.reader.find('delivery', {
      incidentId,
      recipient: 'post:deputy-director-bureau-head',
    });
    expect(told.map(({ state, message }) => [state, message.kind])).toEqual([['delivered', 'notice']]);

    const { id: taskId } = await people.task(responseId, 'pre-allocate-funds', 'finance');
    const finance = people.member('finance');
    await engine.run(acknowledgeTask, { taskId }, finance);
    expect((await people.deliveries(taskId)).map(({ state }) => state)).toEqual(['acknowledged']);
    await engine.run(startTask, { taskId }, finance);
    await engine.run(reportProgress, { taskId, text: '预拨第一批', figures: { cny: 500 } }, finance);
    await engine.run(completeTask, { taskId, text: '已拨付' }, finance);
    await engine.run(reopenTask, { taskId, reason: '附件缺失' }, 'office');
    await engine.run(completeTask, { taskId }, finance);
    await engine.run(verifyTask, { taskId }, 'office');
    expect(await engine.row('task', taskId)).toMatchObject({
      state: 'verified',
      data: {
        acknowledgedBy: 'agency-member:finance',
        notes: [{ text: '预拨第一批', figures: { cny: 500 } }, { text: '已拨付' }],
      },
    });

    const history = await engine.reader.facts({ stream: 'task', streamId: taskId });
    expect(history.map(({ fact, actor, streamSeq }) => [streamSeq, fact, actor.id])).toEqual([
      [1, 'task.issued', 'deputy-office-director'],
      [2, 'task.acknowledged', 'agency-member:finance'],
      [3, 'task.started', 'agency-member:finance'],
      [4, 'task.progressed', 'agency-member:finance'],
      [5, 'task.completed', 'agency-member:finance'],
      [6, 'task.reopened', 'office'],
      [7, 'task.completed', 'agency-member:finance'],
      [8, 'task.verified', 'office'],
    ]);
    const [approved] = await engine.reader.facts({ incidentId, fact: 'approval.approved' });
    expect(approved).toMatchObject({ cite: '5.4.2', actor: { posts: ['deputy-office-director'] } });
    expect(approved!.plan).toContain('2025-06-12');
  });

  test('the end of a response lets offers lapse, keeps settlement, tells the posts and begins recovery', async () => {
    const { test: engine, people } = scene;
    const { incidentId, responseId } = await people.started('IV');
    const ending = await engine.run(proposeTermination, { responseId, reason: '应急工作结束' }, 'office');
    expect(ending.post).toBe('deputy-office-director');
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'terminating' });
    await people.settleAll(responseId);
    await people.approve(ending.approvalId, 'deputy-office-director');
    await engine.settle();
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'terminated' });
    expect(await engine.row('incident', incidentId)).toMatchObject({ state: 'recovering' });
    expect(await people.tasks(responseId, { state: 'offered' })).toEqual([]);
    const lapsed = await people.tasks(responseId, { state: 'withdrawn' });
    expect(lapsed.map(({ recipient }) => recipient)).toContain('agency:garrison');
    // Nobody had been told of an offer, so nobody is told that it is gone.
    for (const { id } of lapsed) expect(await people.deliveries(id)).toEqual([]);
    expect(await people.task(responseId, 'settle-funds', 'finance')).toMatchObject({ state: 'armed' });
    expect(await people.task(responseId, 'pre-allocate-funds', 'finance')).toMatchObject({
      state: 'completed',
    });
    const told = await engine.reader.find('delivery', {
      incidentId,
      recipient: 'post:deputy-director-bureau-head',
    });
    expect(told.map(({ message }) => message.title.en)).toEqual([
      'Response started level IV',
      'Response ended',
    ]);
  });

  test('what a county or an agency says by telephone is recorded on its behalf, and the journal says so', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const received = { channel: 'phone' as const, receivedAt: engine.clock.now() };
    const { id } = await people.report(incidentId, { dead: 5 }, received, engine.as('duty-officer'));
    expect(await engine.row('report', id)).toMatchObject({
      onBehalfOf: '和静县',
      reporter: 'duty-officer',
      channel: 'phone',
    });
    const own = await people.report(incidentId, { dead: 6 }, { asOf: engine.clock.now() + 1000 });
    expect(await engine.row('report', own.id)).toMatchObject({ onBehalfOf: null });
    const { responseId, approvalId } = await engine.run(
      proposeResponse,
      { incidentId, level: 'IV' },
      'office',
    );
    await people.approve(approvalId, 'deputy-office-director');
    const { id: taskId } = await people.task(responseId, 'carry-relief-urgently', 'railway');
    await engine.run(acknowledgeTask, { taskId, text: '已收到' }, 'duty-officer');
    const [received1, received2] = await engine.reader.facts({ incidentId, fact: 'report.received' });
    expect(received1!.actor).toMatchObject({ id: 'duty-officer', onBehalfOf: '和静县' });
    expect(received2!.actor).not.toHaveProperty('onBehalfOf');
    const [acknowledged] = await engine.reader.facts({ incidentId, fact: 'task.acknowledged' });
    expect(acknowledged!.actor.onBehalfOf).toContain('铁路');
    const [note] = (await engine.row('task', taskId)).data.notes;
    expect(note).toMatchObject({ by: 'duty-officer', text: '已收到' });
    expect(note!.onBehalfOf).toContain('铁路');
    await engine.settle();
  });

  test('the office gives a task that the plan does not list, as an order inside the chain of command and a letter outside', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('IV');
    const title = { zh: '运水', en: 'Carry water' };
    const form = async (recipient: string) => {
      const { id } = await engine.run(addTask, { responseId, recipient, title, reason: '缺水' }, 'office');
      await engine.gathered();
      const [delivery] = await people.deliveries(id);
      return [(await engine.row('task', id)).state, delivery!.state, delivery!.message.form];
    };
    expect(await form('agency:water')).toEqual(['issued', 'delivered', 'order']);
    expect(await form('agency:power-grid')).toEqual(['issued', 'delivered', 'request']);
    expect(await form(`division:${KORLA}`)).toEqual(['issued', 'delivered', 'order']);
  });

  test('a confirmed incident that calls for no response is closed without one', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await engine.run(confirmIncident, { incidentId }, 'duty-officer');
    expect(await engine.row('incident', incidentId)).toMatchObject({ state: 'verified' });
    expect(await engine.ownFacts(incidentId)).toEqual(['incident.logged', 'incident.confirmed']);
  });
});
