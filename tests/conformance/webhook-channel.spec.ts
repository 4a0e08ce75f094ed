import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newWebhookSecret, verifyWebhook } from '#dispatch';
import { freePort } from '../support/free-port.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { contact, delivery, openChannel, TEN_O_CLOCK } from './webhook-cases.ts';

describe('the webhook channel and a receiver', () => {
  let receiver: HttpReceiver;
  const { channel, clock } = openChannel();

  beforeEach(async () => {
    receiver = await startReceiver();
    clock.set(TEN_O_CLOCK);
  });
  afterEach(async () => {
    channel.close();
    await receiver.close();
  });

  it('sends a message that the receiver can verify and read', async () => {
    const secret = newWebhookSecret();
    const outcome = await channel.deliver(delivery(), contact(`${receiver.url}/hooks/kaidu?from=xj`, secret));
    expect(outcome).toEqual({ state: 'delivered', detail: 'HTTP 204' });
    const [request] = receiver.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/hooks/kaidu?from=xj' });
    expect(request!.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': delivery().id,
      'webhook-timestamp': String(TEN_O_CLOCK / 1000),
    });
    const { id, incidentId, taskId, recipient, urgency, exercise, message } = delivery();
    expect(request!.json()).toEqual({
      type: 'task.issued',
      timestamp: '2026-07-01T01:59:55.000Z',
      data: { deliveryId: id, incidentId, taskId, recipient, urgency, exercise, message },
    });
    const verdict = verifyWebhook(secret, request!.headers, request!.body, clock.now());
    expect(verdict).toEqual({ ok: true, id, sentAt: TEN_O_CLOCK });
    expect(verifyWebhook(newWebhookSecret(), request!.headers, request!.body, clock.now()).ok).toBe(false);
  });

  it('repeats the same message under the same id, signed at its own time', async () => {
    const secret = newWebhookSecret();
    receiver.respondNext({ reset: true }, { status: 503 }, { hang: true });
    const states: string[] = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      states.push(
        (await channel.deliver({ ...delivery(), attempts: attempt }, contact(receiver.url, secret))).state,
      );
      clock.advance(60_000);
    }
    expect(states).toEqual(['failed', 'failed', 'failed', 'delivered']);
    const { requests } = receiver;
    expect(new Set(requests.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([delivery().id]));
    expect(new Set(requests.map(({ body }) => body.toString())).size).toBe(1);
    for (const { headers, body } of requests) {
      const sentAt = Number(headers['webhook-timestamp']) * 1000;
      expect(verifyWebhook(secret, headers, body, sentAt).ok).toBe(true);
    }
    expect(Number(requests.at(-1)!.headers['webhook-timestamp'])).toBe(TEN_O_CLOCK / 1000 + 180);
  });

  it.each([200, 201, 202, 204])('counts %i as delivered', async (status) => {
    receiver.respondWith({ status });
    const outcome = await channel.deliver(delivery(), contact(receiver.url));
    expect(outcome).toEqual({ state: 'delivered', detail: `HTTP ${status}` });
  });

  it.each([408, 409, 425, 429, 500, 502, 503, 504])('tries again after %i', async (status) => {
    receiver.respondWith({ status });
    const outcome = await channel.deliver(delivery(), contact(receiver.url));
    expect(outcome).toEqual({ state: 'failed', retry: true, why: `HTTP ${status}` });
  });

  it.each([400, 401, 403, 404, 405, 410, 413, 422])('gives up after %i', async (status) => {
    receiver.respondWith({ status });
    const outcome = await channel.deliver(delivery(), contact(receiver.url));
    expect(outcome).toEqual({ state: 'failed', retry: false, why: `HTTP ${status}` });
  });

  it.each([301, 302, 303, 307, 308])('does not follow a redirect (%i)', async (status) => {
    const elsewhere = await startReceiver();
    receiver.respondWith({ status, headers: { location: elsewhere.url } });
    const outcome = await channel.deliver(delivery(), contact(receiver.url));
    expect(outcome).toMatchObject({ state: 'failed', retry: false });
    expect(elsewhere.requests).toHaveLength(0);
    await elsewhere.close();
  });

  it('says "no answer" when the receiver took the message and stays silent', async () => {
    receiver.respondWith({ hang: true });
    const before = performance.now();
    const outcome = await channel.deliver(delivery(), contact(receiver.url));
    expect(outcome).toEqual({ state: 'failed', retry: true, why: 'no answer' });
    expect(performance.now() - before).toBeLessThan(1500);
    expect(receiver.requests).toHaveLength(1);
  });

  it('does not let one receiver that hangs delay the others', async () => {
    const slow = await startReceiver({ hang: true });
    const late = channel.deliver(delivery('slow'), contact(slow.url));
    const before = performance.now();
    const sent = Array.from({ length: 34 }, (_, n) =>
      channel.deliver(delivery(`d-${n}`), contact(receiver.url)),
    );
    expect((await Promise.all(sent)).every(({ state }) => state === 'delivered')).toBe(true);
    expect(performance.now() - before).toBeLessThan(700);
    expect(await late).toMatchObject({ why: 'no answer' });
    await slow.close();
  });

  it('tries again when nobody listens, or the connection is cut', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    expect(await channel.deliver(delivery(), contact(nobody))).toEqual({
      state: 'failed',
      retry: true,
      why: 'ECONNREFUSED',
    });
    receiver.respondWith({ reset: true });
    expect(await channel.deliver(delivery(), contact(receiver.url))).toEqual({
      state: 'failed',
      retry: true,
      why: 'ECONNRESET',
    });
  });

  it('gives up without a secret, or with one that is none, and sends nothing', async () => {
    for (const secret of [null, '', 'secret', 'whsec_', 'whsec_c2hvcnQ=', 'whsec_%%%'])
      expect(await channel.deliver(delivery(), contact(receiver.url, secret))).toMatchObject({
        state: 'failed',
        retry: false,
      });
    expect(await channel.deliver(delivery(), null)).toMatchObject({ state: 'failed', retry: false });
    expect(receiver.requests).toHaveLength(0);
  });
});
