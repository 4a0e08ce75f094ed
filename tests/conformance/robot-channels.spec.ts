import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DingtalkChannel, dingtalkSignature, type RobotOptions, WecomChannel } from '#dispatch';
import { ManualClock } from '#kernel';
import type { DeliveryRow, MessageText } from '#runtime';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { LENIENT, row, SHORT, WORDS } from './channel-bench.ts';
import { startRawServer } from './raw-server.ts';
import { contact, TEN_O_CLOCK } from './webhook-cases.ts';

const KEY = '693a91f6-7e11-4bc4-97a0-0ec2afa5aaaa';
const SEC = 'SECabcdefghijklmnopqrstuvwxyz0123456789';
const OK = JSON.stringify({ errcode: 0, errmsg: 'ok' });

describe('robots of chat groups', () => {
  let receiver: HttpReceiver;
  const clock = new ManualClock(TEN_O_CLOCK);
  beforeEach(async () => {
    clock.set(TEN_O_CLOCK);
    receiver = await startReceiver({ status: 200, body: OK });
  });
  afterEach(() => receiver.close());

  const options = (change: Partial<RobotOptions> = {}): RobotOptions => ({
    ...{ ...LENIENT, clock, format: 'text', callAll: true, perMinute: 20 },
    ...change,
  });
  const wecom = (change?: Partial<RobotOptions>) => new WecomChannel(options(change));
  const dingtalk = (change?: Partial<RobotOptions>) => new DingtalkChannel(options(change));
  const send = (
    channel: WecomChannel | DingtalkChannel,
    { words = WORDS, ...change }: Partial<DeliveryRow> & { words?: MessageText } = {},
  ) => {
    const address =
      channel.name === 'wecom'
        ? `${receiver.url}/send?key=${KEY}`
        : `${receiver.url}/robot/send?access_token=${KEY}`;
    return channel.deliver({ ...row(), ...change }, contact(address, SEC), async () => words);
  };
  const bodies = () => receiver.requests.map((request) => request.json());

  it('get exactly the JSON that WeCom documents', async () => {
    expect(await send(wecom())).toEqual({ state: 'sent', detail: 'errcode 0' });
    await send(wecom(), { urgency: 'routine' });
    await send(wecom({ callAll: false }));
    await send(wecom({ format: 'markdown' }));
    const text = { msgtype: 'text', text: { content: WORDS.text } };
    expect(bodies()).toEqual([
      { msgtype: 'text', text: { content: WORDS.text, mentioned_list: ['@all'] } },
      ...[text, text],
      {
        msgtype: 'markdown',
        markdown: { content: `**${WORDS.subject}**\n\n${WORDS.text.replace('\n', '\n\n')}` },
      },
    ]);
    expect(receiver.requests[0]).toMatchObject({ method: 'POST', path: `/send?key=${KEY}` });
    expect(receiver.requests[0]!.headers['content-type']).toBe('application/json');
  });

  it('get exactly the JSON and the signature that DingTalk documents', async () => {
    expect(await send(dingtalk())).toEqual({ state: 'sent', detail: 'errcode 0' });
    clock.advance(7);
    await send(dingtalk({ format: 'markdown' }), { urgency: 'routine' });
    expect(bodies()).toEqual([
      { msgtype: 'text', text: { content: WORDS.text }, at: { isAtAll: true } },
      {
        msgtype: 'markdown',
        markdown: {
          title: WORDS.subject,
          text: `**${WORDS.subject}**\n\n${WORDS.text.replace('\n', '\n\n')}`,
        },
        at: { isAtAll: false },
      },
    ]);
    const [first, second] = receiver.requests.map(({ path }) => path);
    const expected = createHmac('sha256', SEC).update(`${TEN_O_CLOCK}\n${SEC}`).digest('base64');
    expect(first).toBe(
      `/robot/send?access_token=${KEY}&timestamp=${TEN_O_CLOCK}&sign=${encodeURIComponent(expected)}`,
    );
    expect(second).toContain(`timestamp=${TEN_O_CLOCK + 7}&sign=`);
    // Worked out once with openssl: printf '1577262236757\nthis is secret' | openssl dgst -sha256 -hmac 'this is secret' -binary | base64
    expect(dingtalkSignature('this is secret', 1577262236757)).toBe(
      'hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=',
    );
  });

  it('get through the gateway of a deployment without a way out, under their own key', async () => {
    const gateway = `${receiver.url}/wecom?from=xj`;
    const inside = new WecomChannel(options({ gateway, allowPrivate: false, allowHosts: ['127.0.0.1'] }));
    const official = contact(`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`, null);
    for (const address of [official.address, KEY])
      expect(await inside.deliver(row(), { ...official, address }, async () => WORDS)).toMatchObject({
        state: 'sent',
      });
    expect(receiver.requests.map(({ path }) => path)).toEqual(Array(2).fill(`/wecom?from=xj&key=${KEY}`));
    expect(inside.targetOf(official)).toEqual({
      circuit: `127.0.0.1:${receiver.port} …aaaa`,
      limits: [{ key: KEY, perMinute: 20 }],
    });
    expect(inside.showAddress(official.address)).toBe('qyapi.weixin.qq.com …aaaa');
  });

  it.each([
    ['wecom', 93000, 'invalid webhook url', { state: 'failed', retry: false }],
    ['wecom', 45002, 'content size out of limit', { state: 'failed', retry: false }],
    ['wecom', -1, 'system busy', { state: 'failed', retry: true }],
    ['wecom', 999999, 'something new', { state: 'failed', retry: true }],
    ['wecom', 45009, 'api freq out of limit', { state: 'held', until: TEN_O_CLOCK + 60_000 }],
    ['dingtalk', 310000, 'sign not match', { state: 'failed', retry: false }],
    ['dingtalk', 400102, '机器人已停用', { state: 'failed', retry: false }],
    ['dingtalk', 430104, '含有不合适的内容', { state: 'failed', retry: false }],
    ['dingtalk', -1, '系统繁忙', { state: 'failed', retry: true }],
    ['dingtalk', 410100, '发送速度太快而限流', { state: 'held', until: TEN_O_CLOCK + 600_000 }],
    ['dingtalk', 130101, 'send too fast', { state: 'held', until: TEN_O_CLOCK + 600_000 }],
  ])('%s: errcode %i is no success, although HTTP says 200', async (name, errcode, errmsg, outcome) => {
    receiver.respondWith({ status: 200, body: JSON.stringify({ errcode, errmsg }) });
    const said = await send(name === 'wecom' ? wecom() : dingtalk());
    expect(said).toEqual({ ...outcome, why: `errcode ${errcode}: ${errmsg}` });
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a web page', '<html>log in to the hotel</html>', '<html>log in'],
    ['JSON without a code', '{"result":"ok"}', '{"result":"ok"}'],
    ['a code that is no number', '{"errcode":"0","errmsg":"ok"}', '{"errcode":"0"'],
    ['no object', 'null', 'null'],
    ['a list', '[0]', '[0]'],
    ['half of an answer', '{"errcode":0', '{"errcode":0'],
  ])('fail, and may be tried again, where the answer is %s', async (_what, body, said) => {
    receiver.respondWith({ status: 200, body });
    const outcome = await send(wecom());
    expect(outcome).toMatchObject({ state: 'failed', retry: true });
    expect((outcome as { why: string }).why).toContain(`the answer is not as documented: ${said}`);
  });

  it.each([
    [204, { retry: true, why: 'the answer is not as documented: HTTP 204' }],
    [302, { retry: false, why: 'HTTP 302: redirects are not followed' }],
    [403, { retry: false, why: 'HTTP 403' }],
    [502, { retry: true, why: 'HTTP 502' }],
  ])('do not believe HTTP %i', async (status, outcome) => {
    receiver.respondWith({
      status,
      headers: { location: receiver.url },
      ...(status === 204 ? {} : { body: OK }),
    });
    expect(await send(wecom())).toEqual({ state: 'failed', ...outcome });
    expect(receiver.requests).toHaveLength(1);
  });

  it('say what was answered in one short line, and never the key', async () => {
    const errmsg = `bad\r\n\u0007\u202e ${'x'.repeat(1000)}`;
    receiver.respondWith({ status: 200, body: JSON.stringify({ errcode: 1, errmsg }) });
    const { why } = (await send(dingtalk())) as { why: string };
    expect(why).toMatch(/^errcode 1: bad x+…$/);
    expect(why.length).toBeLessThan(230);
    receiver.respondWith({ reset: true });
    expect(JSON.stringify(await send(dingtalk()))).not.toMatch(new RegExp(`${KEY}|${SEC}`));
  });

  it('get no half of a text: one that is too long goes another way', async () => {
    const words = { ...WORDS, text: '水'.repeat(683) };
    expect(await send(wecom(), { words })).toEqual({
      ...{ state: 'failed', retry: false },
      why: 'the text has 2049 bytes, 2048 are taken',
    });
    expect(await send(wecom({ format: 'markdown' }), { words })).toMatchObject({ state: 'sent' });
    expect(await send(dingtalk(), { words: { ...WORDS, text: '水'.repeat(7000) } })).toMatchObject({
      retry: false,
    });
    expect(receiver.requests).toHaveLength(1);
  });

  it.each([
    [
      'without end',
      (write: (text: string) => boolean) => void write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(200_000)}`),
    ],
    [
      'that breaks off',
      (write: (text: string) => boolean) =>
        void write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"errcode":0'),
    ],
    [
      'that never ends',
      (write: (text: string) => boolean) => void write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{'),
    ],
  ])('fail on an answer %s', async (what, onRequest) => {
    const server = await startRawServer((socket) =>
      socket.once('data', () => {
        onRequest((text) => socket.write(text));
        if (what === 'that breaks off') socket.end();
      }),
    );
    const outcome = await wecom(SHORT).deliver(
      row(),
      contact(`${server.url}/?key=${KEY}`, null),
      async () => WORDS,
    );
    expect(outcome).toMatchObject({ state: 'failed', retry: true });
    await server.close();
  });
});
