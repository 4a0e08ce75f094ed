import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addContact, markForExercises, newWebhookSecret, removeContact } from '#dispatch';
import { proposeResponse } from '#response';
import type { Command, DeliveryRow } from '#runtime';
import { type HttpReceiver, startReceiver } from '../../support/http-receiver.ts';
import { onEveryCombination, type Scene } from './combined.ts';
import { LEVELS } from './people.ts';
import { refused } from './refused.ts';

const REFUSED = { state: 'failed', lastError: 'contact.not-for-exercises', nextAttemptAt: null };
const CHANNELS = ['inbox', 'webhook'];
const HOUR = 3600_000;

/** Puts a row in the outbox past whoever addresses messages. */
const smuggle: Command<DeliveryRow, void> = {
  name: 'smuggle-delivery',
  async handle(session, row) {
    session.put('delivery', row);
  },
};

let receiver: HttpReceiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const contactOf = async ({ test: engine }: Scene, channel: string, forExercises?: boolean) => {
  receiver.clear();
  const contact = {
    recipient: 'agency:transport',
    channel,
    address: `${receiver.url}/${channel}`,
    secret: newWebhookSecret(),
    ...(forExercises === undefined ? {} : { forExercises }),
  };
  return (await engine.run(addContact, contact, 'administrator')).id;
};

/** A response at level IV, and what the contact was to get of it. */
async function respond({ test: engine, people }: Scene, contactId: string, exercise: boolean) {
  const incidentId = await people.log({ exercise });
  await people.report(incidentId, { dead: LEVELS['IV']!.dead, missing: 0 });
  const { approvalId } = await engine.run(proposeResponse, { incidentId, level: 'IV' }, 'office');
  await people.approve(approvalId, LEVELS['IV']!.decides);
  await engine.settle();
  const all = await engine.reader.find('delivery', { incidentId });
  return { incidentId, all, rows: all.filter((row) => row.contactId === contactId) };
}

const stop = ({ test: engine }: Scene, contactId: string) =>
  engine.run(removeContact, { contactId }, 'administrator');

onEveryCombination(
  (scene) => {
    test('every channel of the engine is tried below', () => {
      expect(scene.test.engine.channels.names.toSorted()).toEqual(CHANNELS);
    });

    test.each(CHANNELS)(
      'over %s an exercise addresses no contact without the mark (8.3.4)',
      async (channel) => {
        const { test: engine } = scene;
        const contactId = await contactOf(scene, channel);
        const { rows } = await respond(scene, contactId, true);
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          expect(row).toMatchObject({ ...REFUSED, attempts: 0, sentAt: null, deliveredAt: null });
          const facts = await engine.reader.facts({ streamId: row.id });
          expect(facts.map(({ fact, data }) => [fact, data['why']])).toEqual([
            ['delivery.failed', 'contact.not-for-exercises'],
          ]);
        }
        expect(receiver.requests).toEqual([]);
        // The same contact is reached when it is no exercise.
        const real = await respond(scene, contactId, false);
        expect(real.rows.map(({ state }) => state)).toEqual(rows.map(() => 'delivered'));
        expect(receiver.requests).toHaveLength(channel === 'webhook' ? rows.length : 0);
        await stop(scene, contactId);
      },
    );

    test.each(CHANNELS)(
      'over %s nothing leaves that came into the outbox some other way',
      async (channel) => {
        const { test: engine } = scene;
        const contactId = await contactOf(scene, channel);
        const { rows } = await respond(scene, contactId, true);
        const row: DeliveryRow = {
          ...rows[0]!,
          id: `smuggled-${contactId}`,
          state: 'queued',
          lastError: null,
          nextAttemptAt: engine.clock.now(),
        };
        await engine.run(smuggle, row, 'administrator');
        await engine.settle();
        expect(await engine.row('delivery', row.id)).toMatchObject({
          ...REFUSED,
          attempts: 1,
          deliveredAt: null,
        });
        expect(receiver.requests).toEqual([]);
        await stop(scene, contactId);
      },
    );

    test('a contact with the mark is reached, and what it gets says first that it is an exercise', async () => {
      const contactId = await contactOf(scene, 'webhook', true);
      const { rows } = await respond(scene, contactId, true);
      expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'delivered'));
      expect(receiver.requests).toHaveLength(rows.length);
      for (const request of receiver.requests) {
        const { data } = request.json<{ data: DeliveryRow }>();
        expect(data.exercise).toBe(true);
        expect(data.message.title.zh).toMatch(/^【演练】[^【]/);
        expect(data.message.title.en).toMatch(/^\[EXERCISE\] [^[]/);
        expect(data.message.incidentTitle).toMatch(/^【演练】/);
      }
      await stop(scene, contactId);
    });

    test('a mark that is taken away holds back the next attempt', async () => {
      const { test: engine } = scene;
      const contactId = await contactOf(scene, 'webhook', true);
      receiver.respondWith({ status: 503 });
      const { rows } = await respond(scene, contactId, true);
      expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual(rows.map(() => ['queued', 1]));
      await engine.run(markForExercises, { contactId, forExercises: false }, 'administrator');
      receiver.respondWith({ status: 204 });
      receiver.clear();
      engine.clock.advance(HOUR);
      await engine.engine.sweep.run();
      await engine.settle();
      for (const { id } of rows) expect(await engine.row('delivery', id)).toMatchObject(REFUSED);
      // Reminders of disasters that earlier tests left open may still go there.
      const exercises = receiver.requests.map(
        (request) => request.json<{ data: DeliveryRow }>().data.exercise,
      );
      expect(exercises).not.toContain(true);
      await stop(scene, contactId);
    });

    test('tasks, reminders and notices of an exercise all carry its mark; a disaster has none', async () => {
      const { test: engine } = scene;
      const contactId = await contactOf(scene, 'inbox', true);
      const { incidentId } = await respond(scene, contactId, true);
      engine.clock.advance(HOUR);
      await engine.engine.sweep.run();
      await engine.settle();
      const told = await engine.reader.find('delivery', { incidentId });
      expect(new Set(told.map(({ message }) => message.kind))).toEqual(
        new Set(['task.issued', 'task.escalated', 'notice']),
      );
      for (const { message } of told) {
        expect(message.title.zh).toMatch(/^【演练】[^【]/);
        expect(message.title.en).toMatch(/^\[EXERCISE\] [^[]/);
      }
      const real = await respond(scene, contactId, false);
      for (const { message } of real.all) expect(message.title.zh).not.toContain('演练');
      await stop(scene, contactId);
    });

    test('only an administrator marks contacts', async () => {
      const { test: engine } = scene;
      const contactId = await contactOf(scene, 'webhook');
      await refused(engine, 'actor.forbidden', () =>
        engine.run(markForExercises, { contactId, forExercises: true }, 'duty-officer'),
      );
      await engine.run(markForExercises, { contactId, forExercises: true }, 'administrator');
      expect(await engine.row('contact', contactId)).toMatchObject({ forExercises: true });
      const [fact] = await engine.reader.facts({ streamId: contactId, fact: 'contact.marked-for-exercises' });
      expect(fact!.data).toEqual({ recipient: 'agency:transport', forExercises: true });
      await stop(scene, contactId);
    });
  },
  { loopbackWebhooks: true },
);
