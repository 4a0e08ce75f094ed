import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SmsChannel, type SmsOptions } from '#dispatch';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { LENIENT, row, WORDS } from './channel-bench.ts';
import { contact } from './webhook-cases.ts';

describe('a gateway for text messages, as its operator describes it', () => {
  let receiver: HttpReceiver;
  beforeEach(async () => {
    receiver = await startReceiver({ status: 200, body: '{"code":0}' });
  });
  afterEach(() => receiver.close());

  const gateway = (change: Partial<SmsOptions> = {}) =>
    new SmsChannel({
      ...LENIENT,
      ...{ url: `${receiver.url}/send`, method: 'POST', headers: {}, contentType: 'json' },
      body: { mobiles: ['{national}'], content: '【开都】{text}', uid: '{id}' },
      success: { json: { path: 'code', equals: 0 } },
      ...{ mostSegments: 5, perMinute: 300, perNumberPerMinute: 5 },
      ...change,
    });
  const send = (channel: SmsChannel, text = WORDS.text, number = '+86 139 0000 0000') =>
    channel.deliver(row('d-1'), contact(number, null), async () => ({ ...WORDS, text }));

  it('gets JSON in which a text is only a text', async () => {
    const text = '“引号” " \\ {"a":1} {number} & 100%';
    expect(await send(gateway(), `${text}\n第二行`)).toEqual({
      state: 'sent',
      detail: 'HTTP 200 {"code":0}',
    });
    expect(receiver.requests[0]!.json()).toEqual({
      mobiles: ['13900000000'],
      content: `【开都】${text} 第二行`,
      uid: 'd-1',
    });
  });

  it('gets a form, or a query, with its own headers', async () => {
    const text = 'a&mobile=1=2 +水';
    const body = { mobile: '{number}', content: '{text}' };
    await send(
      gateway({ contentType: 'form', body, headers: { authorization: 'Bearer x', 'x-id': '{id}' } }),
      text,
    );
    const [form] = receiver.requests;
    expect(form!.headers).toMatchObject({
      ...{ 'content-type': 'application/x-www-form-urlencoded', authorization: 'Bearer x', 'x-id': 'd-1' },
    });
    expect([...new URLSearchParams(form!.body.toString())]).toEqual([
      ['mobile', '+8613900000000'],
      ['content', text],
    ]);
    const url = `${receiver.url}/send?to={national}&text={text}`;
    await send(gateway({ method: 'GET', url, body: undefined }), text);
    const query = new URL(receiver.requests[1]!.path, receiver.url).searchParams;
    expect([receiver.requests[1]!.method, ...query]).toEqual([
      ...['GET', ['to', '13900000000'], ['text', text]],
    ]);
  });

  it.each<[string, Partial<SmsOptions>, number, string, object]>([
    ['a code that says no', {}, 200, '{"code":7}', { state: 'failed', retry: true }],
    ['a code as text', {}, 200, '{"code":"0"}', { state: 'failed', retry: true }],
    ['a web page', {}, 200, '<html>', { state: 'failed', retry: true, why: 'HTTP 200 <html>' }],
    ['an error of its own', {}, 500, '', { state: 'failed', retry: true, why: 'HTTP 500' }],
    ['a refusal', {}, 403, 'no', { state: 'failed', retry: false, why: 'HTTP 403 no' }],
    ['too many', {}, 429, '', { state: 'failed', retry: true }],
    ['a redirect', {}, 307, '', { retry: false, why: 'HTTP 307: redirects are not followed' }],
    ['success by its text', { success: { regex: /^OK/ } }, 200, 'OK 4711', { state: 'sent' }],
    ['success by its status', { success: { status: [202] } }, 202, '', { state: 'sent' }],
    ['what is known to be final', { retry: { regex: /busy/ } }, 200, '{"code":7}', { retry: false }],
    ['what is known to pass', { retry: { regex: /busy/ } }, 403, 'busy', { retry: true }],
  ])('understands %s', async (_what, change, status, body, outcome) => {
    receiver.respondWith({ status, body, headers: { location: receiver.url } });
    expect(await send(gateway(change))).toMatchObject(outcome);
    expect(receiver.requests).toHaveLength(1);
  });

  it('gets no half of a text: one that takes too many messages goes another way', async () => {
    const two = gateway({ mostSegments: 2 });
    expect(await send(two, '水'.repeat(134))).toMatchObject({ state: 'sent' });
    expect(await send(two, '水'.repeat(135))).toEqual({
      ...{ state: 'failed', retry: false },
      why: 'the text takes 3 messages, 2 are allowed',
    });
    expect(receiver.requests).toHaveLength(1);
  });

  it('is limited as a whole and for each number, whichever way that is written', () => {
    const [one, same] = ['13900000000', '+86-139-0000-0000'].map((number) =>
      gateway().targetOf(contact(number)),
    );
    expect(one).toEqual({
      circuit: `127.0.0.1:${receiver.port}`,
      limits: [
        { key: 'gateway', perMinute: 300 },
        { key: '+8613900000000', perMinute: 5 },
      ],
    });
    expect(same).toEqual(one);
  });
});
