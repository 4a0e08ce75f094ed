import { expect, test } from '@jest/globals';
import { addContact } from '#dispatch';
import { type Actor, SYSTEM, type TaskRow } from '#runtime';
import { acknowledgeAll, answerQuestion, askBack, completeTask, handOn, reassignTask } from '#tasking';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

const isSame = (one: TaskRow) => (other: TaskRow) =>
  other.recipient === one.recipient && one.recipient.startsWith('agency:');

onEveryCombination((scene) => {
  test('an agency asks back, the office is told, the duty room answers once, and neither stops the reminders', async () => {
    const { test: engine, people } = scene;
    const { responseId, incidentId } = await people.started('IV');
    const { id: taskId, seq } = (await people.tasks(responseId, { recipient: 'agency:water' }))[0]!;
    const water = people.member('water');
    const ask = (text: string, by: Actor | string = water, expectedSeq = seq) =>
      engine.run(askBack, { taskId, text, expectedSeq }, by);
    await refused(engine, 'task.other-agency', () => ask('？', people.member('finance')));
    await refused(engine, 'task.reason-required', () => ask(' '));
    await refused(engine, 'command.stale', () => ask('查哪几座水库', water, seq - 1));
    const deadlines = await engine.reader.find('deadline', { subjectId: taskId });
    expect(deadlines.map(({ name }) => name)).toContain('escalation');
    const { questionId } = await ask('查哪几座水库');
    await engine.settle();
    expect(await engine.reader.find('deadline', { subjectId: taskId })).toEqual(deadlines);
    const told = async (recipient: string) =>
      (await engine.reader.find('delivery', { recipient, incidentId })).filter(
        ({ message }) => message['questionId'] === questionId,
      );
    const [asked] = await told('post:office');
    expect(asked).toMatchObject({ state: 'delivered', channel: 'inbox' });
    // What was asked does not leave in a message.
    expect(JSON.stringify(asked)).not.toContain('水库');

    const answer = (text: string, by: Actor | string = 'duty-officer', id = questionId) =>
      engine.run(answerQuestion, { taskId, questionId: id, text }, by);
    await refused(engine, 'actor.forbidden', () => answer('全部', water));
    await refused(engine, 'task.question-unknown', () => answer('全部', 'duty-officer', 'none'));
    await refused(engine, 'task.reason-required', () => answer(' '));
    await answer('在册的三座');
    await refused(engine, 'task.question-answered', () => answer('两座'));
    await engine.settle();
    const [said] = await told('agency:water');
    expect(JSON.stringify(said)).not.toContain('三座');
    const row = await engine.row('task', taskId);
    expect(row).toMatchObject({
      state: 'issued',
      data: { questions: [{ text: '查哪几座水库', onBehalfOf: null, answer: { text: '在册的三座' } }] },
    });
    const facts = await engine.reader.facts({ stream: 'task', streamId: taskId });
    expect(facts.slice(-2).map(({ fact, reason }) => [fact, reason])).toEqual([
      ['task.asked', '查哪几座水库'],
      ['task.question-answered', '在册的三座'],
    ]);

    // Recorded by the duty officer, it is the agency's question all the same.
    await ask('要照片吗', 'duty-officer', row.seq);
    const { id } = await engine.run(
      reassignTask,
      { taskId, recipient: 'agency:transport', reason: '改派' },
      'office',
    );
    expect((await engine.row('task', taskId)).data.questions!.at(-1)!.onBehalfOf).toBe('州水利局');
    expect((await engine.row('task', id)).data).not.toHaveProperty('questions');
    await refused(engine, 'command.not-allowed', () =>
      engine.run(askBack, { taskId, text: '为什么' }, water),
    );
  });

  test('a task is handed to a colleague, who is told, and to nobody else', async () => {
    const { test: engine, people } = scene;
    const { responseId, incidentId } = await people.started('IV');
    const { id: taskId } = (await people.tasks(responseId, { recipient: 'agency:water' }))[0]!;
    const account = async (name: string, agency: string) => {
      const posts = [{ post: 'agency-member', agency }];
      const fresh = { login: `${agency}-${incidentId}`, name, posts, password: null };
      return (await engine.engine.accounts.create(fresh, { actor: SYSTEM, requestId: agency })).id;
    };
    const colleague = await account('李工', 'water');
    const stranger = await account('王工', 'finance');
    await engine.run(
      addContact,
      { recipient: `account:${colleague}`, channel: 'inbox', address: '', secret: null },
      'administrator',
    );
    const hand = (accountId: string, by: Actor = people.member('water')) =>
      engine.run(handOn, { taskId, accountId, text: '你去现场' }, by);
    await refused(engine, 'task.not-a-colleague', () => hand(stranger));
    await refused(engine, 'task.not-a-colleague', () => hand('none'));
    await refused(engine, 'task.other-agency', () => hand(colleague, people.member('finance')));
    await hand(colleague);
    const row = await engine.row('task', taskId);
    expect(row).toMatchObject({
      state: 'issued',
      recipient: 'agency:water',
      data: { handler: { accountId: colleague, name: '李工' } },
    });
    const told = await engine.reader.find('delivery', { recipient: `account:${colleague}`, incidentId });
    expect(told).toHaveLength(1);
    // What is done is not handed on.
    await engine.run(acknowledgeAll, { taskIds: [taskId] }, people.member('water'));
    await engine.run(completeTask, { taskId }, people.member('water'));
    await refused(engine, 'command.not-allowed', () => hand(colleague));
  });

  test('all are acknowledged in one stroke or none; what was answered meanwhile is passed over', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('III');
    const issued = await people.tasks(responseId, { state: 'issued' });
    const { recipient } = issued.find((one, at) => issued.slice(0, at).some(isSame(one)))!;
    const taskIds = issued.filter((one) => one.recipient === recipient).map(({ id }) => id);
    const other = issued.find((one) => one.recipient !== recipient);
    const member = people.member(recipient.replace('agency:', ''));
    const all = (ids: string[]) => engine.run(acknowledgeAll, { taskIds: ids }, member);
    await refused(engine, 'task.other-agency', () => all([...taskIds, other!.id]));
    await refused(engine, 'resource.not-found', () => all([...taskIds, 'none']));
    await all([taskIds[0]!]);
    expect(await all([...taskIds, taskIds[1]!])).toEqual({
      acknowledged: taskIds.slice(1),
      passed: [taskIds[0]],
    });
    const after = await people.tasks(responseId, { recipient });
    expect(after.filter(({ state }) => state === 'issued')).toEqual([]);
    expect(await all(taskIds)).toEqual({ acknowledged: [], passed: taskIds });
  });
});
