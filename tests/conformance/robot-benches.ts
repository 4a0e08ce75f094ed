import { createHmac } from 'node:crypto';
import { DingtalkChannel, WecomChannel } from '#dispatch';
import { BABBLE, clock, json, type Kind, LENIENT, overHttp, PATIENT } from './channel-bench.ts';
import { contact, TEN_O_CLOCK } from './webhook-cases.ts';

const OK = { errcode: 0, errmsg: 'ok' };
const KEY = '693a91f6-7e11-4bc4-97a0-0ec2afa5aaaa';

interface RobotBody {
  msgtype: 'text' | 'markdown';
  text?: { content: string };
  markdown?: { content?: string; title?: string; text?: string };
}

const robotText = ({ msgtype, text, markdown }: RobotBody): string =>
  (msgtype === 'text' ? text?.content : (markdown?.content ?? markdown?.text)) ?? '';

const robot = { format: 'text', callAll: true, perMinute: 20 } as const;

export const wecom: Kind = {
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

export const dingtalk: Kind = {
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
