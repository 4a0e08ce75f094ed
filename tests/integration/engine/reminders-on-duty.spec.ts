import { expect, test } from '@jest/globals';
import { addContact, newWebhookSecret } from '#dispatch';
import { acceptHandOver, offerHandOver, setRoster } from '#duty';
import { changePosts } from '#identity';
import { type Actor, type DeliveryRow, SYSTEM } from '#runtime';
import { acknowledgeTask } from '#tasking';
import type { TestEngine } from '../../support/engine.ts';
import { onEveryCombination } from './combined.ts';

const HOUR = 3600_000;
const MINUTE = 60_000;
const AGENCY = 'agency:transport';

const wait = async (engine: TestEngine, minutes: number) => {
  engine.clock.advance(minutes * MINUTE);
  await engine.engine.sweep.run();
  await engine.settle();
};
/** Nothing listens there, and it is refused at once: what matters is to whom a message was addressed. */
const REFUSED = 'https://127.0.0.1:9/';
/** A name that no server knows, so that the message is tried again and again. */
const TRIED_AGAIN = 'https://early.invalid/';
const webhook = (recipient: string, address = REFUSED) => ({
  ...{ recipient, channel: 'webhook', address, secret: newWebhookSecret() },
});

/** Two members of an agency, each with a contact of their own, and the shifts of the first contact. */
async function members(engine: TestEngine, tag: string, addressOfEarly?: string) {
  engine.clock.advance(48 * HOUR);
  const start = engine.clock.now();
  const people = await Promise.all(
    ['early', 'late'].map(async (name) => {
      const login = `${name}-${tag}`;
      const posts = [{ post: 'agency-member', agency: 'transport' }];
      const fresh = { login, name, posts, password: null };
      const { id } = await engine.engine.accounts.create(fresh, { actor: SYSTEM, requestId: login });
      const contact = await engine.run(
        addContact,
        webhook(`account:${id}`, name === 'early' ? addressOfEarly : undefined),
        'administrator',
      );
      return { actor: { id, name, posts } satisfies Actor, contact: contact.id };
    }),
  );
  const shifts = ['early', 'late'].map((name, i) => ({
    ...{ account: `${name}-${tag}`, startsAt: start + i * 12 * HOUR, endsAt: start + (i + 1) * 12 * HOUR },
  }));
  const roster = { subject: AGENCY, from: start, until: start + 24 * HOUR, shifts };
  const { shiftIds } = await engine.run(setRoster, roster, people[0]!.actor);
  return { start, early: people[0]!, late: people[1]!, shifts: shiftIds as [string, string] };
}
/** To whom reminders were addressed; whom they fell back to, since nobody listens, is not asked here. */
const reminders = (deliveries: DeliveryRow[]) =>
  deliveries
    .filter(({ message, step }) => message.kind === 'task.escalated' && step === 0)
    .map(({ message, contactId, state }) => ({
      step: message['step'],
      to: (message['onDuty'] as { name: string } | undefined)?.name ?? null,
      contactId,
      waits: state === 'queued',
      state,
    }));

onEveryCombination((scene) => {
  test.each([
    ['still waits', TRIED_AGAIN, ['queued', 'withdrawn']],
    ['never arrived', REFUSED, ['failed', 'failed']],
  ])(
    'a reminder goes to whoever is on duty, and a hand-over passes on what %s',
    async (name, address, states) => {
      const { test: engine, people } = scene;
      const general = await engine.run(addContact, webhook(AGENCY), 'administrator');
      const { early, late, shifts } = await members(engine, name.replace(' ', '-'), address);
      const { responseId } = await people.started('IV');
      const task = await people.task(responseId, 'clear-blocked-roads', 'transport');
      await wait(engine, 15);
      const before = reminders(await people.deliveries(task.id));
      expect(before.map(({ to, contactId }) => [to, contactId])).toEqual([
        ['early', null],
        ['early', early.contact],
      ]);
      expect(before.map(({ state }) => state)).toEqual(['delivered', states[0]]);

      engine.clock.advance(MINUTE);
      const { id: handOverId, hash: seen } = await engine.run(
        offerHandOver,
        { shiftId: shifts[1] },
        early.actor,
      );
      const { matters } = (await engine.row('hand_over', handOverId)).data.list;
      expect(matters.filter(({ kind }) => kind === 'task').map(({ id }) => id)).toContain(task.id);
      expect(new Set(matters.map(({ kind }) => kind)).has('informed')).toBe(false);
      const clock = await engine.reader.find('deadline', { subjectId: task.id, name: 'escalation' });
      await engine.run(acceptHandOver, { handOverId, seen }, late.actor);
      await engine.settle();
      const passed = reminders(await people.deliveries(task.id));
      // Released, and the same step once to the one who came on: the agency's inbox is not told twice.
      expect(passed.map(({ step, to, contactId, state }) => [step, to, contactId, state])).toEqual([
        ['remind', 'early', null, 'delivered'],
        ['remind', 'early', early.contact, states[1]],
        ['remind', 'late', late.contact, 'failed'],
      ]);
      expect(await engine.reader.find('deadline', { subjectId: task.id, name: 'escalation' })).toEqual(clock);
      const [fact] = await engine.reader.facts({
        fact: 'hand-over.reminder-passed-on',
        streamId: handOverId,
      });
      expect(fact).toMatchObject({
        incidentId: task.incidentId,
        data: { taskId: task.id, step: 'remind', from: { name: 'early' }, to: { name: 'late' } },
      });

      // The chain goes on where it stood; where no second contact is on the roster, the contact list serves.
      await wait(engine, 14);
      await wait(engine, 30);
      const steps = (await engine.reader.facts({ streamId: task.id, fact: 'task.escalated' })).map(
        ({ data }) => data['step'],
      );
      expect(steps).toEqual(['remind', 'second-contact', 'head']);
      await engine.run(acknowledgeTask, { taskId: task.id }, late.actor);
      await wait(engine, 600);
      const ended = reminders(await people.deliveries(task.id));
      expect(ended.filter(({ waits }) => waits)).toEqual([]);
      expect(ended.map(({ step, to }) => [step, to]).slice(3)).toEqual([
        ['second-contact', null],
        ['head', null],
      ]);
      expect(ended.every(({ contactId }) => contactId !== general.id)).toBe(true);
    },
    30_000,
  );

  test('somebody on duty who has become a leader since is not reached by itself', async () => {
    const { test: engine, people } = scene;
    const { early } = await members(engine, 'leads');
    const posts = [...early.actor.posts, { post: 'deputy-director' }];
    await engine.run(changePosts, { accountId: early.actor.id, posts }, 'administrator');
    const { responseId } = await people.started('IV');
    const task = await people.task(responseId, 'clear-blocked-roads', 'transport');
    await wait(engine, 15);
    const contacts = reminders(await people.deliveries(task.id)).map(({ contactId }) => contactId);
    expect(contacts).not.toContain(early.contact);
    const agency = await engine.reader.find('contact', { recipient: AGENCY, role: 'first' });
    expect(contacts.filter(Boolean).sort()).toEqual(agency.map(({ id }) => id).sort());
  });

  test('whoever is on duty by the clock of the roster is reminded; someone without contacts by the agency’s', async () => {
    const { test: engine, people } = scene;
    const start = engine.clock.now() + 48 * HOUR;
    engine.clock.set(start);
    const shifts = [
      { name: '甲', phone: '13900000001', startsAt: start, endsAt: start + 20 * MINUTE },
      { name: '乙', phone: '13900000002', startsAt: start + 20 * MINUTE, endsAt: start + HOUR },
      { name: '丙', phone: '13900000003', startsAt: start, endsAt: start + HOUR, role: 'second' as const },
    ];
    const roster = { subject: 'agency:fire-rescue', from: start, until: start + HOUR, shifts };
    await engine.run(setRoster, roster, 'office');
    const contact = await engine.run(addContact, webhook('agency:fire-rescue'), 'administrator');
    const first = await people.started('IV');
    engine.clock.advance(10 * MINUTE);
    const second = await people.started('IV');
    for (const minutes of [5, 10, 5]) await wait(engine, minutes);
    const of = async ({ responseId }: { responseId: string }) => {
      const task = await people.task(responseId, 'join-rescue', 'fire-rescue');
      const all = reminders(await people.deliveries(task.id));
      return all.map(({ step, to, contactId }) => [step, to, contactId]);
    };
    expect(await of(first)).toEqual([
      ['remind', '甲', null],
      ['remind', '甲', contact.id],
      ['second-contact', '丙', null],
    ]);
    expect(await of(second)).toEqual([
      ['remind', '乙', null],
      ['remind', '乙', contact.id],
    ]);
  }, 30_000);
});
