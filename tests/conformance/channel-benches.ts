import { createHmac } from 'node:crypto';
import { checkCapSignature, readCap } from '#cap';
import {
  CapChannel,
  DingtalkChannel,
  EmailChannel,
  newWebhookSecret,
  type OutsideChannel,
  SmsChannel,
  verifyWebhook,
  WebhookChannel,
  WecomChannel,
} from '#dispatch';
import { ManualClock } from '#kernel';
import type { ContactRow, DeliveryRow, MessageText } from '#runtime';
import {
  type Behaviour,
  type HttpReceiver,
  type ReceivedRequest,
  startReceiver,
} from '../support/http-receiver.ts';
import { type MailBehaviour, startMailServer } from '../support/mail-server.ts';
import { documentSigner, selfSigned } from './self-signed.ts';
import { contact, delivery, TEN_O_CLOCK } from './webhook-cases.ts';

/** How the other end behaves. */
export type How = 'well' | 'slow' | 'hangs' | 'resets' | 'overloaded' | 'refuses' | 'babbles';

/** A channel, and a real server of its kind that checks what it gets. */
export interface Bench {
  readonly channel: OutsideChannel;
  readonly contact: ContactRow;
  /** What the other end took for a good message, as the text that it holds, under the id that it holds. */
  taken(): { id: string | null; text: string }[];
  behave(how: How): void;
  /** The server goes away. */
  close(): Promise<void>;
}

export interface Kind {
  name: string;
  /** What success looks like: only some other ends know that a message arrived. */
  succeeds: 'sent' | 'delivered';
  open(times?: Times): Promise<Bench>;
  /** Addresses, and secrets, that cannot be used. */
  unusable: { address?: string; secret?: string | null; code: string }[];
}

export const WORDS: MessageText = {
  subject: '【应急响应】3项任务待办',
  text: '【应急响应】您有3项任务，请登录查看。\nYou have 3 tasks; log in.',
  html: '<p>【应急响应】您有3项任务，<b>请登录</b>查看。</p>',
};

export interface Times {
  connectMs: number;
  totalMs: number;
}

/** Enough for a machine that is busy with other tests. */
export const PATIENT: Times = { connectMs: 4000, totalMs: 8000 };
/** For servers that hang, so that they cost a test less than a second. */
export const SHORT: Times = { connectMs: 300, totalMs: 600 };
export const LENIENT = { allowInsecure: true, allowPrivate: true, ...PATIENT };
export const row = (id?: string): DeliveryRow => ({ ...delivery(id), channel: 'any' });

const SLOW_MS = 150;
const COMMON: Partial<Record<How, Behaviour>> = { hangs: { hang: true }, resets: { reset: true } };

/** An HTTP bench: `take` reads a request as the other end would, and answers what it says to it. */
async function overHttp(
  take: (request: ReceivedRequest) => { taken?: { id: string | null; text: string }; answer: Behaviour },
  answers: Partial<Record<How, Behaviour>>,
  open: (receiver: HttpReceiver) => { channel: OutsideChannel; contact: ContactRow },
): Promise<Bench> {
  const taken: { id: string | null; text: string }[] = [];
  let how: How = 'well';
  const receiver = await startReceiver((request) => {
    const special = { ...COMMON, ...answers }[how];
    if (special) return special;
    const read = take(request);
    if (read.taken) taken.push(read.taken);
    return how === 'slow' ? { ...read.answer, delayMs: SLOW_MS } : read.answer;
  });
  const { channel, contact: to } = open(receiver);
  return {
    ...{ channel, contact: to, taken: () => taken },
    behave: (next) => {
      how = next;
    },
    close: async () => {
      channel.close?.();
      await receiver.close();
    },
  };
}

const json = (body: unknown): Behaviour => ({ status: 200, body: JSON.stringify(body) });
const BABBLE: Behaviour = { status: 200, body: '<html>welcome to our hotel network</html>' };
const OK = { errcode: 0, errmsg: 'ok' };
const KEY = '693a91f6-7e11-4bc4-97a0-0ec2afa5aaaa';

interface RobotBody {
  msgtype: 'text' | 'markdown';
  text?: { content: string };
  markdown?: { content?: string; title?: string; text?: string };
}

const robotText = ({ msgtype, text, markdown }: RobotBody): string =>
  (msgtype === 'text' ? text?.content : (markdown?.content ?? markdown?.text)) ?? '';

const clock = () => new ManualClock(TEN_O_CLOCK);
const robot = { format: 'text', callAll: true, perMinute: 20 } as const;

const webhook: Kind = {
  name: 'webhook',
  succeeds: 'delivered',
  unusable: [
    { address: 'http://169.254.169.254/', code: 'webhook.address-refused' },
    { address: 'nowhere', code: 'webhook.address-malformed' },
    { secret: newWebhookSecret(), code: 'contact.secret-not-taken' },
  ],
  open: (times = PATIENT) => {
    const secret = newWebhookSecret();
    return overHttp(
      (request) => {
        if (!verifyWebhook(secret, request.headers, request.body, TEN_O_CLOCK).ok)
          return { answer: { status: 401 } };
        const { data } = request.json<{ data: { deliveryId: string; message: { title: { zh: string } } } }>();
        return { taken: { id: data.deliveryId, text: data.message.title.zh }, answer: { status: 204 } };
      },
      { overloaded: { status: 503 }, refuses: { status: 410 } },
      ({ url }) => ({
        channel: new WebhookChannel({ ...LENIENT, ...times, clock: clock() }),
        contact: contact(url, secret),
      }),
    );
  },
};

const wecom: Kind = {
  name: 'wecom',
  succeeds: 'sent',
  unusable: [
    { address: 'short', code: 'robot.address-malformed' },
    { address: `http://169.254.169.254/?key=${KEY}`, code: 'webhook.address-refused' },
    { secret: 'something', code: 'contact.secret-not-taken' },
  ],
  open: (times = PATIENT) =>
    overHttp(
      (request) => {
        const url = new URL(request.path, 'http://robot.test');
        if (request.method !== 'POST' || url.searchParams.get('key') !== KEY)
          return { answer: json({ errcode: 93000, errmsg: 'invalid webhook url' }) };
        const text = robotText(request.json());
        if (!text) return { answer: json({ errcode: 44004, errmsg: 'empty content' }) };
        return { taken: { id: null, text }, answer: json(OK) };
      },
      {
        overloaded: json({ errcode: -1, errmsg: 'system busy' }),
        refuses: json({ errcode: 93000, errmsg: 'invalid webhook url' }),
        babbles: BABBLE,
      },
      ({ url }) => ({
        channel: new WecomChannel({ ...LENIENT, ...robot, ...times, clock: clock() }),
        contact: contact(`${url}/cgi-bin/webhook/send?key=${KEY}`, null),
      }),
    ),
};

const SEC = `SEC${'0123456789abcdef'.repeat(4)}`;

/** As the platform documents it: HMAC-SHA256 over time and secret, Base64, not older than an hour. */
function isSigned(url: URL, now: number): boolean {
  const [timestamp, sign] = [url.searchParams.get('timestamp'), url.searchParams.get('sign')];
  const expected = createHmac('sha256', SEC).update(`${timestamp}\n${SEC}`, 'utf8').digest('base64');
  return sign === expected && Math.abs(now - Number(timestamp)) < 3600_000;
}

const dingtalk: Kind = {
  name: 'dingtalk',
  succeeds: 'sent',
  unusable: [
    { address: '', code: 'robot.address-malformed' },
    { secret: null, code: 'contact.secret-required' },
    { secret: 'not a signing secret', code: 'dingtalk.secret-malformed' },
  ],
  open: (times = PATIENT) =>
    overHttp(
      (request) => {
        const url = new URL(request.path, 'http://robot.test');
        if (url.searchParams.get('access_token') !== KEY)
          return { answer: json({ errcode: 300005, errmsg: 'token is not exist' }) };
        if (!isSigned(url, TEN_O_CLOCK))
          return { answer: json({ errcode: 310000, errmsg: 'sign not match' }) };
        const body = request.json<RobotBody & { at: { isAtAll: boolean } }>();
        if (!robotText(body) || typeof body.at.isAtAll !== 'boolean')
          return { answer: json({ errcode: 40035, errmsg: 'missing parameter json' }) };
        return { taken: { id: null, text: robotText(body) }, answer: json(OK) };
      },
      {
        overloaded: json({ errcode: -1, errmsg: '系统繁忙' }),
        refuses: json({ errcode: 400013, errmsg: '群已被解散' }),
        babbles: json({ success: true }),
      },
      ({ url }) => ({
        channel: new DingtalkChannel({ ...LENIENT, ...robot, ...times, clock: clock() }),
        contact: contact(`${url}/robot/send?access_token=${KEY}`, SEC),
      }),
    ),
};

const sms: Kind = {
  name: 'sms',
  succeeds: 'sent',
  unusable: [
    { address: '0996-2023456', code: 'sms.number-malformed' },
    { secret: 'something', code: 'contact.secret-not-taken' },
  ],
  open: (times = PATIENT) =>
    overHttp(
      (request) => {
        const form = new URLSearchParams(request.body.toString());
        if (request.headers['x-key'] !== 'k3y') return { answer: json({ code: 401 }) };
        if (form.get('mobile') !== '13900000000') return { answer: json({ code: 4, msg: 'no such number' }) };
        return {
          taken: { id: form.get('uid'), text: form.get('content')! },
          answer: json({ code: 0, msg: 'ok' }),
        };
      },
      {
        overloaded: json({ code: 9, msg: 'busy' }),
        refuses: json({ code: 4, msg: 'no such number' }),
        // Its documentation knows no such answer; what is not known to be final is tried again.
        babbles: { status: 502, body: '<html>Bad gateway</html>' },
      },
      ({ url }) => ({
        channel: new SmsChannel({
          ...LENIENT,
          ...times,
          ...{ url: `${url}/send`, method: 'POST', headers: { 'x-key': 'k3y' }, contentType: 'form' },
          body: { mobile: '{national}', content: '{text}', uid: '{id}' },
          success: { status: [200], json: { path: 'code', equals: 0 } },
          retry: { regex: /busy|Bad gateway/ },
          ...{ mostSegments: 3, perMinute: 300, perNumberPerMinute: 100 },
        }),
        contact: contact('139 0000 0000', null),
      }),
    ),
};

const tls = selfSigned('mail.test');
const MAILS: Partial<Record<How, MailBehaviour>> = {
  slow: { takes: true, delayMs: SLOW_MS },
  hangs: { hangs: true },
  resets: { drops: true },
  overloaded: { at: 'recipient', code: 451, says: '4.3.2 try again later' },
  refuses: { at: 'recipient', code: 550, says: '5.1.1 no such mailbox' },
  babbles: { at: 'data', code: 354, says: 'send more' },
};

const email: Kind = {
  name: 'email',
  succeeds: 'sent',
  unusable: [
    { address: '值班室 <duty@example.gov.cn>', code: 'email.address-malformed' },
    { secret: 'something', code: 'contact.secret-not-taken' },
  ],
  open: async (times = PATIENT) => {
    const login = { user: 'kaidu', password: '秘密' };
    const server = await startMailServer({ ...tls, login });
    const channel = new EmailChannel({
      ...{ host: '127.0.0.1', port: server.port, security: 'starttls', ca: tls.cert, ...login },
      from: { name: '开都 Kaidu', address: 'kaidu@example.gov.cn' },
      ...{ connections: 4, perMinute: 300, perAddressPerMinute: 100, ...times },
    });
    return {
      channel,
      contact: contact('duty@example.gov.cn', null),
      taken: () =>
        server.mails.map(({ mail }) => ({
          id: /^<(.*)@example\.gov\.cn>$/.exec(mail.messageId ?? '')?.[1] ?? null,
          text: mail.text?.trimEnd() ?? '',
        })),
      behave: (how) => server.behave(MAILS[how] ?? { takes: true }),
      close: async () => {
        channel.close();
        await server.close();
      },
    };
  },
};

const cap: Kind = {
  name: 'cap',
  succeeds: 'delivered',
  unusable: [
    { address: 'ftp://platform.test/', code: 'webhook.address-malformed' },
    { secret: 'line\nbreak', code: 'cap.token-malformed' },
  ],
  open: (times = PATIENT) => {
    const { key, cert } = documentSigner(TEN_O_CLOCK);
    return overHttp(
      ({ headers, body }) => {
        const xml = body.toString();
        const signature = checkCapSignature(xml, [cert], TEN_O_CLOCK);
        if (
          headers['content-type'] !== 'application/cap+xml' ||
          headers.authorization !== 'Bearer t0ken-of-receiver'
        )
          return { answer: { status: 401 } };
        if (signature.state !== 'trusted') return { answer: { status: 422 } };
        const { identifier, info } = readCap(xml);
        return { taken: { id: identifier, text: info[0]!.description! }, answer: { status: 200 } };
      },
      { overloaded: { status: 503 }, refuses: { status: 422 } },
      ({ url }) => ({
        channel: new CapChannel({
          ...LENIENT,
          ...times,
          sender: 'kaidu',
          signer: { key, certificate: cert },
        }),
        contact: contact(`${url}/warnings/cap`, 't0ken-of-receiver'),
      }),
    );
  },
};

export const KINDS: readonly Kind[] = [webhook, wecom, dingtalk, sms, email, cap];
