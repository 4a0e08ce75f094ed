import { expect, test } from '@jest/globals';
import { addContact, markInternal } from '#dispatch';
import { composerOf } from '#engine';
import { listedTasks } from '#runtime';
import { acknowledgeByLink, addTask, linkActor } from '#tasking';
import { onEveryCombination, type Scene } from './combined.ts';
import { refused } from './refused.ts';

const RECIPIENT = 'agency:transport';

const add = async ({ test: engine }: Scene, channel: string, internal = false) => {
  const address = channel === 'sms' ? '13800000000' : 'duty@example.gov.cn';
  const contact = { recipient: RECIPIENT, channel, address, secret: null, internal };
  const { id } = await engine.run(addContact, contact, 'administrator');
  return engine.row('contact', id);
};

/** What the engine would hand to a channel. */
const compose = ({ test: { engine } }: Scene) => composerOf(engine);

async function issuedTo({ test: engine }: Scene, contactId: string, incidentId: string) {
  const rows = await engine.reader.find('delivery', { incidentId, contactId }, { orderBy: 'id' });
  return rows.filter(({ message }) => message.kind === 'task.issued');
}

onEveryCombination((scene) => {
  test('a message of a real response is worded for its contact, and no figure leaves', async () => {
    const { test: engine, people } = scene;
    const sms = await add(scene, 'sms');
    const mail = await add(scene, 'email');
    const { incidentId, responseId } = await people.started('IV');
    const title = { zh: '调运帐篷48213顶', en: 'Move 48213 tents' };
    const added = { responseId, recipient: RECIPIENT, title, detail: title, reason: '急需' };
    await engine.run(addTask, added, 'office');
    await engine.settle();
    const [rows, mails] = [
      await issuedTo(scene, sms.id, incidentId),
      await issuedTo(scene, mail.id, incidentId),
    ];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const said = await compose(scene)(row, sms);
      const count = listedTasks(row).length;
      expect(said).toEqual({
        subject: expect.stringContaining(`${count}项`),
        text: expect.stringContaining(`有${count}项`),
        html: null,
      });
      expect(JSON.stringify(said)).not.toMatch(/48213|帐篷|洪水/);
    }
    const last = mails.at(-1)!;
    expect(last.message.tasks?.map((task) => task.title.zh)).toContain(title.zh);
    expect(JSON.stringify(await compose(scene)(last, mail))).not.toMatch(/48213|帐篷|洪水/);
    await engine.run(markInternal, { contactId: mail.id, internal: true }, 'administrator');
    const inside = await compose(scene)(last, await engine.row('contact', mail.id));
    for (const part of [inside.text, inside.html]) expect(part).toContain('调运帐篷48213顶');
    expect(inside.text).toContain('Move 48213 tents');
  });

  test('a link acknowledges every task that its message lists, in one transaction, once', async () => {
    const { test: engine, people } = scene;
    const contact = await add(scene, 'sms');
    const { incidentId } = await people.started('IV');
    const [row] = await issuedTo(scene, contact.id, incidentId);
    const others = await engine.reader.find('task', { incidentId, recipient: RECIPIENT, state: 'issued' });
    // As a grouped message lists them.
    const taskIds = others.map(({ id }) => id);
    const use = () => engine.run(acknowledgeByLink, { deliveryId: row!.id, taskIds }, linkActor(contact));
    const used = await Promise.all([use(), use(), use()]);
    expect(used.map(({ already }) => already).sort()).toEqual([false, true, true]);
    for (const each of used) expect(each).toMatchObject({ usedAt: used[0].usedAt, taskIds });
    for (const id of taskIds) {
      const task = await engine.row('task', id);
      expect(task).toMatchObject({ state: 'acknowledged', data: { acknowledgedBy: `link:${contact.id}` } });
      const facts = await engine.reader.facts({ stream: 'task', streamId: id, fact: 'task.acknowledged' });
      expect(facts).toHaveLength(1);
      expect(facts[0]).toMatchObject({
        actor: { id: `link:${contact.id}`, posts: [], onBehalfOf: '州交通运输局' },
        data: { byLink: { deliveryId: row!.id, contactId: contact.id } },
      });
    }
    expect(await engine.row('delivery', row!.id)).toMatchObject({
      state: 'acknowledged',
      nextAttemptAt: null,
    });
    // Nobody is reminded of it any more.
    const deadlines = await engine.reader.find('deadline', { incidentId });
    expect(deadlines.filter(({ id }) => taskIds.some((task) => id === `task:${task}:escalation`))).toEqual(
      [],
    );
  });

  test('a link reaches no task of another recipient', async () => {
    const { test: engine, people } = scene;
    const contact = await add(scene, 'sms');
    const { incidentId } = await people.started('IV');
    const [row] = await issuedTo(scene, contact.id, incidentId);
    const tasks = await engine.reader.find('task', { incidentId, state: 'issued' });
    const foreign = tasks.find(({ recipient }) => recipient !== RECIPIENT)!;
    const use = { deliveryId: row!.id, taskIds: [foreign.id] };
    await refused(engine, 'ack-link.withdrawn', () => engine.run(acknowledgeByLink, use, linkActor(contact)));
    expect(await engine.row('task', foreign.id)).toMatchObject({ state: 'issued' });
  });

  test('only an e-mail address can be inside the government’s own network', async () => {
    const { test: engine } = scene;
    await refused(engine, 'contact.cannot-be-internal', () => add(scene, 'sms', true));
    expect(await add(scene, 'email', true)).toMatchObject({ internal: true });
  });
});
