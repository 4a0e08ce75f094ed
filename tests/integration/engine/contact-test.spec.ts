import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addContact, newWebhookSecret, removeContact } from '#dispatch';
import { answerContactTest, contactTestResult, startContactTest } from '#duty';
import { type Actor, type ContactRole, type DeliveryRow, SYSTEM } from '#runtime';
import { deploy } from '../../support/combinations.ts';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { type HttpReceiver, startReceiver } from '../../support/http-receiver.ts';
import { onEveryCombination } from './combined.ts';
import { HEJING, People } from './people.ts';
import { refused } from './refused.ts';

const MINUTE = 60_000;
const WATER = 'agency:water';
const TRANSPORT = 'agency:transport';
const COUNTY = `division:${HEJING}`;

let receiver: HttpReceiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const contact = async (engine: TestEngine, recipient: string, role: ContactRole = 'first') => {
  const address = `${receiver.url}/${role}`;
  const given = { recipient, channel: 'webhook', address, role, secret: newWebhookSecret() };
  return (await engine.run(addContact, given, 'administrator')).id;
};
const account = async (engine: TestEngine, login: string, post: string): Promise<Actor> => {
  const posts = [{ post }];
  const fresh = { login, name: login, posts, password: null };
  const { id } = await engine.engine.accounts.create(fresh, { actor: SYSTEM, requestId: login });
  return { id, name: login, posts };
};
const result = async (engine: TestEngine, id: string, own?: string[]) =>
  contactTestResult(engine.reader, engine.engine.plans, await engine.row('contact_test', id), own);
const facts = async (engine: TestEngine, streamId: string) =>
  (await engine.reader.facts({ stream: 'contact_test', streamId })).map(({ fact }) => fact);
/** Past the end of the window, with the clock's deadline fired. */
const end = async (engine: TestEngine, id: string) => {
  const { endsAt } = await engine.row('contact_test', id);
  engine.clock.set(Math.max(engine.clock.now(), endsAt + 1));
  await engine.engine.sweep.run();
  await engine.settle();
};
const notices = async (engine: TestEngine, id: string) =>
  (await engine.reader.find('delivery', { recipient: 'post:office', incidentId: null })).filter(
    ({ message }) => message.kind === 'notice' && message['contactTestId'] === id,
  );

onEveryCombination(
  (scene) => {
    test('every contact and every inbox gets one message that says what it is; each answers for itself', async () => {
      const { test: engine, people } = scene;
      receiver.clear();
      const bao = await account(engine, 'bao', 'duty-officer');
      const leader = await account(engine, 'vice-head', 'deputy-director');
      const [first, second, head] = await Promise.all(
        (['first', 'second', 'head'] as const).map((role) => contact(engine, WATER, role)),
      );
      const own = await contact(engine, `account:${bao.id}`, 'second');
      const leaders = await contact(engine, `account:${leader.id}`);
      const gone = await contact(engine, TRANSPORT);
      await engine.run(removeContact, { contactId: gone }, 'administrator');
      // None of them is marked for exercises, and a test is none.
      for (const id of [first!, own]) expect((await engine.row('contact', id)).forExercises).toBe(false);

      const started = await engine.run(startContactTest, {}, 'office');
      expect(started).toMatchObject({ state: 'running', endsAt: engine.clock.now() + 60 * MINUTE });
      await engine.settle();
      const { items } = await result(engine, started.id);
      const tested = new Map(items.map((each) => [each.recipient, each]));
      expect(items.flatMap(({ lines }) => lines)).toHaveLength(started.messages);
      for (const { recipient, lines } of items)
        expect([recipient, lines.filter(({ contactId }) => contactId === null).length]).toEqual([
          recipient,
          recipient.startsWith('account:') ? 0 : 1,
        ]);
      const reached = (recipient: string) =>
        tested.get(recipient)!.lines.map((each) => [each.role, each.contactId]);
      expect(reached(WATER)).toHaveLength(4);
      expect(reached(WATER)).toEqual(
        expect.arrayContaining([
          [null, null],
          ['first', first],
          ['second', second],
          ['head', head],
        ]),
      );
      expect(reached(`account:${bao.id}`)).toEqual([['second', own]]);
      expect(reached(TRANSPORT)).toEqual([[null, null]]);
      expect(tested.has(COUNTY) && tested.has('post:duty-officer') && tested.has('post:office')).toBe(true);
      for (const absent of ['post:director', 'post:auditor', `account:${leader.id}`])
        expect([absent, tested.has(absent)]).toEqual([absent, false]);
      for (const { lines } of items)
        for (const { delivery } of lines) expect(delivery).toMatchObject({ state: 'delivered', why: null });

      const sent = receiver.requests.map((request) =>
        request.json<{ type: string; data: DeliveryRow & { deliveryId: string } }>(),
      );
      expect(sent).toHaveLength(4);
      for (const { type, data } of sent) {
        expect([type, data.exercise, data.incidentId, data.taskId]).toEqual([
          'contact-test',
          false,
          null,
          null,
        ]);
        expect(data.message.title.zh).toMatch(/^【测试】.*不是指令，也不是演练.*答复.*值班室/);
        expect(data.message.title.en).toMatch(/^\[TEST\] .*no order and no exercise.*Answer/);
        expect(data.message['answerTo']).toBe(`/contact-tests/${started.id}/answers`);
      }

      const running = await refused(engine, 'contact-test.running', () =>
        engine.run(startContactTest, {}, 'office'),
      );
      expect([running.zh, running.en].every((words) => words.includes(started.id))).toBe(true);

      const answer = (by: Actor | string, given: object = {}) =>
        engine.run(answerContactTest, { contactTestId: started.id, ...given }, by);
      // The first contact of the water bureau says which message came; the office of the county just answers.
      const { deliveryId } = tested.get(WATER)!.lines.find(({ contactId }) => contactId === first)!;
      expect((await answer(people.member('water'), { deliveryId })).answers).toEqual([
        { deliveryId, recipient: WATER, answeredAt: engine.clock.now(), late: false },
      ]);
      engine.clock.advance(MINUTE);
      const again = await answer(people.member('water'), { deliveryId });
      expect(again.answers[0]!.answeredAt).toBe(engine.clock.now() - MINUTE);
      await answer(engine.as('county-reporter', { division: HEJING }));
      await answer(bao);
      expect(await facts(engine, started.id)).toEqual([
        'contact-test.started',
        // The water bureau, the county, and the officer for the desk and for the own telephone.
        ...Array.from({ length: 4 }, () => 'contact-test.answered'),
      ]);

      // One that was called.
      await refused(engine, 'contact-test.spoken-with-required', () =>
        answer('duty-officer', { recipient: TRANSPORT }),
      );
      await answer('duty-officer', { recipient: TRANSPORT, spokenWith: '张主任' });
      for (const by of [people.member('finance'), 'auditor'])
        await refused(engine, 'contact-test.not-yours', () =>
          answer(by, { recipient: TRANSPORT, spokenWith: '张' }),
        );
      await refused(engine, 'contact-test.not-asked', () => answer('auditor'));
      for (const given of [
        { recipient: 'agency:none' },
        { deliveryId: 'none' },
        { deliveryId, recipient: COUNTY },
      ])
        await refused(engine, 'resource.not-found', () => answer('duty-officer', given));

      await end(engine, started.id);
      await answer(people.member('finance'));
      const closed = await engine.row('contact_test', started.id);
      const after = await result(engine, started.id);
      const byKey = new Map(after.items.map((each) => [each.recipient, each]));
      expect(closed.state).toBe('closed');
      expect(closed.data.counts).toEqual({
        ...{ recipients: items.length, answered: 5, byPhone: 1, silent: items.length - 5 },
        ...{ contacts: 4, silentContacts: 2 },
      });
      expect(byKey.get(TRANSPORT)!.answer).toMatchObject({
        ...{ answeredBy: 'duty-officer', late: false, spokenWith: '张主任' },
        onBehalfOf: byKey.get(TRANSPORT)!.title.zh,
      });
      expect(byKey.get(WATER)!.lines.map((each) => [each.role, each.answer !== null])).toEqual(
        expect.arrayContaining([
          [null, false],
          ['first', true],
          ['second', false],
          ['head', false],
        ]),
      );
      const silent = after.silent.map(({ recipient }) => recipient);
      expect(silent).toHaveLength(items.length - 5);
      for (const answered of [WATER, COUNTY, TRANSPORT, 'post:duty-officer', `account:${bao.id}`])
        expect(silent).not.toContain(answered);
      expect(after.silent.find(({ recipient }) => recipient === 'agency:finance')!.answer).toMatchObject({
        late: true,
      });

      const [told, ...more] = await notices(engine, started.id);
      expect([told!.state, more]).toEqual(['delivered', []]);
      for (const { title } of after.silent) {
        expect(told!.message.title.zh).toContain(title.zh);
        expect(told!.message.title.en).toContain(title.en);
      }
      expect(told!.message.title.zh).not.toContain(byKey.get(WATER)!.title.zh);
      expect(told!.message.title.zh).toContain(`共${items.length}个对象，5个按时答复（其中1个经电话）`);

      const journal = await engine.reader.facts({ stream: 'contact_test', streamId: started.id });
      expect(journal.every((fact) => fact.incidentId === null && !fact.exercise)).toBe(true);
      expect(journal.find(({ data }) => data['recipient'] === TRANSPORT)).toMatchObject({
        actor: { id: 'duty-officer', onBehalfOf: byKey.get(TRANSPORT)!.title.zh },
        data: { spokenWith: '张主任', late: false },
      });
      expect(journal.find(({ fact }) => fact === 'contact-test.closed')!.data).toMatchObject({
        ...closed.data.counts,
        silentRecipients: silent,
      });
      // Part of it, for those whom it concerns.
      expect((await result(engine, started.id, [WATER])).items.map(({ recipient }) => recipient)).toEqual([
        WATER,
      ]);
      for (const contactId of [first, second, head, own, leaders])
        await engine.run(removeContact, { contactId: contactId! }, 'administrator');
    });

    test('a contact that cannot be reached shows why, and the rest of the test goes on', async () => {
      const { test: engine, people } = scene;
      receiver.clear();
      receiver.respondWith({ status: 410 });
      const contactId = await contact(engine, WATER);
      const recipients = [WATER, COUNTY, WATER];
      const { id, messages } = await engine.run(
        startContactTest,
        { recipients, windowMinutes: 5 },
        'shift-leader',
      );
      await engine.settle();
      receiver.respondWith({ status: 204 });
      const { items } = await result(engine, id);
      expect([messages, items.map(({ recipient }) => recipient)]).toEqual([3, [WATER, COUNTY]]);
      const dead = items[0]!.lines.find((line) => line.contactId === contactId)!;
      expect(dead.delivery).toMatchObject({
        state: 'failed',
        deliveredAt: null,
        why: expect.stringContaining('410'),
      });
      await engine.run(answerContactTest, { contactTestId: id }, people.member('water'));
      await end(engine, id);
      expect((await engine.row('contact_test', id)).data).toMatchObject({
        chosen: [WATER, COUNTY],
        counts: { recipients: 2, answered: 1, silent: 1, contacts: 1, silentContacts: 1 },
      });
      await engine.run(removeContact, { contactId }, 'administrator');
    });

    test('an agency tests itself at any time, beside the test of everybody, and the office hears of no end', async () => {
      const { test: engine, people } = scene;
      const water = people.member('water');
      const own = (recipients: string[], by = water) =>
        engine.run(startContactTest, { recipients, windowMinutes: 5 }, by);
      for (const recipients of [[], [TRANSPORT], [WATER, TRANSPORT], ['post:office'], ['account:none']])
        await refused(engine, 'contact-test.forbidden', () => own(recipients));
      const contactId = await contact(engine, WATER);
      const mine = await own([WATER]);
      await engine.settle();
      expect(mine.messages).toBe(2);
      await refused(engine, 'contact-test.running', () => own([WATER]));
      // Neither another's own test nor the office's has to wait for it.
      const others = await own([TRANSPORT], people.member('transport'));
      const everybody = await engine.run(startContactTest, { recipients: [WATER] }, 'office');
      await refused(engine, 'contact-test.running', () => engine.run(startContactTest, {}, 'office'));
      const deliveryId = (await result(engine, mine.id)).items[0]!.lines.find(
        (line) => line.contactId,
      )!.deliveryId;
      await engine.run(answerContactTest, { contactTestId: mine.id, deliveryId }, water);
      for (const { id } of [mine, others, everybody]) await end(engine, id);
      expect(await engine.row('contact_test', mine.id)).toMatchObject({
        state: 'closed',
        data: { own: true, chosen: [WATER], counts: { answered: 1, contacts: 1, silentContacts: 0 } },
      });
      expect(await notices(engine, mine.id)).toEqual([]);
      expect(await notices(engine, everybody.id)).not.toEqual([]);
      await engine.run(removeContact, { contactId }, 'administrator');
    });

    test('it is refused to those who may not, and for what it cannot do', async () => {
      const { test: engine, people } = scene;
      for (const by of ['duty-officer', 'director', 'auditor', people.member('water')])
        await refused(engine, 'contact-test.forbidden', () => engine.run(startContactTest, {}, by));
      for (const windowMinutes of [0, -5, 1.5, 1441, Number.NaN])
        await refused(engine, 'contact-test.window-invalid', () =>
          engine.run(startContactTest, { windowMinutes }, 'office'),
        );
      const strange = ['agency:none', 'division:1', 'post:agency-member', 'account:none', 'water'];
      for (const recipients of [[], ...strange.map((each) => [WATER, each])])
        await refused(engine, 'contact-test.recipient-unknown', () =>
          engine.run(startContactTest, { recipients }, 'office'),
        );
      const { id } = await engine.run(startContactTest, { recipients: [WATER] }, 'administrator');
      await end(engine, id);
    });

    test('a window that ends while nothing runs closes the test once, at the next start', async () => {
      const { database, queue } = scene;
      const deployment = await deploy(database, queue);
      const engine = await openTestEngine({ database, queue, deployment });
      const incidentId = await new People(engine).log();
      const before = await engine.facts(incidentId);
      const recipients = [WATER, TRANSPORT];
      const { id, endsAt } = await engine.run(startContactTest, { recipients, windowMinutes: 10 }, 'office');
      await engine.settle();
      await engine.close();

      const early = await openTestEngine({ database, queue, deployment, now: endsAt - 1 });
      await early.engine.sweep.run();
      expect((await early.row('contact_test', id)).state).toBe('running');
      await early.run(answerContactTest, { contactTestId: id }, new People(early).member('water'));
      await early.close();

      const later = await openTestEngine({ database, queue, deployment, now: endsAt });
      // Not closed yet, and late all the same.
      const late = await later.run(
        answerContactTest,
        { contactTestId: id },
        new People(later).member('transport'),
      );
      expect([late.state, late.answers[0]!.late]).toEqual(['running', true]);
      for (let round = 0; round < 3; round++) await later.engine.sweep.run();
      await later.settle();
      expect(await facts(later, id)).toEqual([
        ...['contact-test.started', 'contact-test.answered', 'contact-test.answered'],
        ...['contact-test.window-passed', 'contact-test.closed'],
      ]);
      expect((await later.row('contact_test', id)).data.counts).toMatchObject({ answered: 1, silent: 1 });
      expect(await notices(later, id)).toMatchObject([{ state: 'delivered' }]);
      expect(await later.reader.find('deadline', { subjectId: id })).toEqual([]);
      expect(await later.facts(incidentId)).toEqual(before);
      expect(await later.reader.count('delivery', { incidentId })).toBe(0);
      await later.run(startContactTest, { recipients }, 'office');
      await later.settle();
      await later.close();
      await deployment.drop();
    }, 30_000);
  },
  { loopbackWebhooks: true },
);
