import { Problem } from '#kernel';
import type { ContactRow, MessageText } from '#runtime';
import { plainInMarkdown } from '../robot/plain-in-markdown.ts';
import { RobotChannel, type RobotMessage } from '../robot/robot-channel.ts';
import { dingtalkSignature } from './dingtalk-signature.ts';

const SECRET = /^SEC[A-Za-z0-9]{16,128}$/;
/** The whole message, by the documentation. */
const MOST_BYTES = 20_000;

/** 钉钉 custom robots of groups, with the signature (加签), by their documentation (open.dingtalk.com, 自定义机器人). */
export class DingtalkChannel extends RobotChannel {
  readonly name = 'dingtalk';
  readonly secret = 'required';
  protected readonly platform = {
    channel: 'dingtalk',
    official: 'https://oapi.dingtalk.com/robot/send',
    parameter: 'access_token',
  };
  protected readonly codes = {
    /** Group dissolved, malformed request, no such robot or token, robot stopped, message not verified, unfit content. */
    final: new Set([
      ...[40035, 43004, 400013, 400101, 400102, 400105, 400106, 300001, 300005, 310000],
      ...[430101, 430102, 430103, 430104],
    ]),
    tooMany: new Set([130101, 410100]),
    /** The platform shuts a robot out for this long. */
    pauseMs: 10 * 60_000,
  };

  checkSecret(secret: string): void {
    if (!SECRET.test(secret)) throw new Problem('dingtalk.secret-malformed');
  }

  protected message({ subject, text }: MessageText, urgent: boolean): RobotMessage {
    const { format, callAll } = this.options;
    const at = { isAtAll: urgent && callAll };
    const body =
      format === 'markdown'
        ? {
            msgtype: 'markdown',
            markdown: {
              title: subject,
              text: `**${plainInMarkdown(subject)}**\n\n${plainInMarkdown(text)}`,
            },
            at,
          }
        : { msgtype: 'text', text: { content: text }, at };
    return { body, counted: JSON.stringify(body), mostBytes: MOST_BYTES };
  }

  protected override signed(url: URL, { secret }: ContactRow): URL {
    if (!secret) throw new Problem('contact.secret-required', { channel: this.name });
    const timestamp = this.options.clock.now();
    const signed = new URL(url);
    signed.searchParams.set('timestamp', String(timestamp));
    signed.searchParams.set('sign', dingtalkSignature(secret, timestamp));
    return signed;
  }
}
