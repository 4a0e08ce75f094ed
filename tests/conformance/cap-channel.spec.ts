import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkCapSignature, readCap } from '#cap';
import { CapChannel } from '#dispatch';
import type { DeliveryRow } from '#runtime';
import { schemaErrors } from '../support/cap/schema.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { LENIENT, row, WORDS } from './channel-bench.ts';
import { documentSigner } from './self-signed.ts';
import { contact, TEN_O_CLOCK } from './webhook-cases.ts';

describe('the CAP channel and a system that takes warnings', () => {
  const ours = documentSigner(TEN_O_CLOCK);
  const channel = new CapChannel({
    ...LENIENT,
    sender: 'kaidu',
    signer: { key: ours.key, certificate: ours.cert },
  });
  let receiver: HttpReceiver;
  beforeEach(async () => {
    receiver = await startReceiver({ status: 202 });
  });
  afterEach(async () => {
    channel.close();
    await receiver.close();
  });
  const send = async (change: Partial<DeliveryRow> = {}, secret: string | null = null) => {
    const outcome = await channel.deliver(
      { ...row(), ...change },
      contact(receiver.url, secret),
      async () => WORDS,
    );
    return { outcome, request: receiver.requests.at(-1)! };
  };

  it('sends a whole, signed CAP 1.2 message that says what the words say and no more', async () => {
    const { outcome, request } = await send();
    expect(outcome).toEqual({ state: 'delivered', detail: 'HTTP 202' });
    expect(request.headers['content-type']).toBe('application/cap+xml');
    expect(request.headers).not.toHaveProperty('authorization');
    const xml = request.body.toString();
    expect(await schemaErrors(xml)).toEqual([]);
    expect(checkCapSignature(xml, [ours.cert], TEN_O_CLOCK)).toMatchObject({ state: 'trusted' });
    expect(checkCapSignature(xml.replace('3项', '4项'), [ours.cert], TEN_O_CLOCK)).toMatchObject({
      state: 'bad',
    });
    expect(readCap(xml)).toMatchObject({
      ...{ identifier: row().id, sender: 'kaidu', sent: '2026-07-01T09:59:55+08:00', status: 'Actual' },
      ...{ msgType: 'Alert', scope: 'Private', addresses: 'health-commission', incidents: 'incident-1' },
      info: [
        {
          ...{ event: WORDS.subject, headline: WORDS.subject, description: WORDS.text },
          ...{ urgency: 'Immediate', responseType: ['Execute'] },
          parameter: [
            { valueName: 'kaidu-kind', value: 'task.issued' },
            { valueName: 'response-level', value: 'III' },
          ],
        },
      ],
    });
    expect(xml).not.toContain(row().message.title.zh);
  });

  it('says of an exercise and of a test what they are, and of a notice that nothing is to be done', async () => {
    const status = async (change: Partial<DeliveryRow>) => {
      const { status: said, info } = readCap((await send(change)).request.body.toString());
      return [said, info[0]!.responseType, info[0]!.urgency];
    };
    const { message } = row();
    expect(await status({ exercise: true })).toEqual(['Exercise', ['Execute'], 'Immediate']);
    const notice = { ...message, kind: 'contact-test', form: 'notice', level: null } as const;
    expect(await status({ message: notice, incidentId: null, urgency: 'routine' })).toEqual([
      ...['Test', ['None'], 'Expected'],
    ]);
    expect(await status({ message: notice, exercise: true })).toEqual(['Exercise', ['None'], 'Immediate']);
  });

  it('shows the token of the receiver to it alone', async () => {
    expect((await send({}, 't0ken-of-receiver')).request.headers.authorization).toBe(
      'Bearer t0ken-of-receiver',
    );
    receiver.respondWith({ status: 307, headers: { location: `${receiver.url}/elsewhere` } });
    expect((await send({}, 't0ken-of-receiver')).outcome).toMatchObject({ state: 'failed', retry: false });
    expect(receiver.requests).toHaveLength(2);
  });
});
