import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { addContact, markContact, newWebhookSecret, removeContact } from '#dispatch';
import { proposeResponse } from '#response';
import { onEveryCombination, type Scene } from './combined.ts';

const received: string[] = [];
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  server.close();
});
beforeEach(() => {
  received.length = 0;
});

const TRANSPORT = 'agency:transport';

/** A contact of the transport bureau over this channel, and the exercise that starts a response. */
async function contactOver({ test: engine }: Scene, channel: string, forExercises: boolean): Promise<string> {
  const contact = { recipient: TRANSPORT, channel, address, secret: newWebhookSecret(), forExercises };
  return (await engine.run(addContact, contact, 'administrator')).id;
}

async function exercise({ test: engine, people }: Scene, exercise = true) {
  const incidentId = await people.log({ exercise });
  await people.report(incidentId, { dead: 5, missing: 0 });
  const { approvalId } = await engine.run(proposeResponse, { incidentId, level: 'IV' }, 'office');
  await people.approve(approvalId, 'deputy-office-director');
  await engine.settle();
  return engine.reader.find('delivery', { incidentId }, { orderBy: 'id' });
}

onEveryCombination((scene) => {
  test('an exercise sends nothing over any channel to a contact that is not marked for it', async () => {
    const { test: engine } = scene;
    const channels = engine.engine.channels.names;
    expect(channels).toContain('webhook');
    for (const channel of channels) {
      const contactId = await contactOver(scene, channel, false);
      const deliveries = await exercise(scene);
      const toContact = deliveries.filter((row) => row.contactId === contactId);
      expect(toContact.length).toBeGreaterThan(0);
      for (const row of toContact)
        expect(row).toMatchObject({
          channel,
          state: 'failed',
          attempts: 0,
          lastError: 'contact is not marked for exercises',
        });
      const facts = await engine.reader.facts({ stream: 'delivery', streamId: toContact[0]!.id });
      expect(facts).toMatchObject([{ fact: 'delivery.failed', exercise: true }]);
      await engine.run(removeContact, { contactId }, 'administrator');
    }
    expect(received).toEqual([]);
  });

  test('nor one that lost its mark after the message was made', async () => {
    const { test: engine, people } = scene;
    const contactId = await contactOver(scene, 'webhook', true);
    const incidentId = await people.log({ exercise: true });
    await people.report(incidentId, { dead: 5, missing: 0 });
    const { approvalId } = await engine.run(proposeResponse, { incidentId, level: 'IV' }, 'office');
    await Promise.all([
      people.approve(approvalId, 'deputy-office-director'),
      engine.run(markContact, { contactId, forExercises: false }, 'administrator'),
    ]);
    await engine.settle();
    const rows = await engine.reader.find('delivery', { incidentId, contactId });
    expect(rows.length).toBeGreaterThan(0);
    for (const { state, lastError } of rows)
      expect([state, lastError]).toEqual(['failed', 'contact is not marked for exercises']);
    expect(received).toEqual([]);
    await engine.run(removeContact, { contactId }, 'administrator');
  });

  test('a marked contact gets it, every message and every inbox says first that it is an exercise', async () => {
    const { test: engine } = scene;
    const contactId = await contactOver(scene, 'webhook', true);
    const deliveries = await exercise(scene);
    expect(received.length).toBeGreaterThan(0);
    for (const body of received) {
      const { data } = JSON.parse(body) as {
        data: { exercise: boolean; message: { title: { zh: string; en: string } } };
      };
      expect(data.exercise).toBe(true);
      expect(data.message.title.zh).toMatch(/^【演练】[^【]/);
      expect(data.message.title.en).toMatch(/^\[EXERCISE\] [^[]/);
    }
    expect(deliveries.every(({ message }) => message.title.zh.startsWith('【演练】'))).toBe(true);
    received.length = 0;
    const real = await exercise(scene, false);
    expect(received.length).toBeGreaterThan(0);
    expect(real.some(({ message }) => message.title.zh.includes('演练'))).toBe(false);
    await engine.run(removeContact, { contactId }, 'administrator');
  });
});
