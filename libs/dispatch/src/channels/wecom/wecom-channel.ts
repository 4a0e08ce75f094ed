import type { MessageText } from '#runtime';
import { plainInMarkdown } from '../robot/plain-in-markdown.ts';
import { RobotChannel, type RobotMessage } from '../robot/robot-channel.ts';

/** 企业微信 group robots, by their documentation (developer.work.weixin.qq.com, 群机器人配置说明). */
export class WecomChannel extends RobotChannel {
  readonly name = 'wecom';
  protected readonly platform = {
    channel: 'wecom',
    official: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send',
    parameter: 'key',
  };
  protected readonly codes = {
    /** Invalid type, missing or too long content, malformed request, no such robot, robot not allowed. */
    final: new Set([40008, 40058, 44004, 45002, 47001, 93000, 93008, 93017]),
    tooMany: new Set([45009, 45033]),
    pauseMs: 60_000,
  };

  protected message({ subject, text }: MessageText, urgent: boolean): RobotMessage {
    const { format, callAll } = this.options;
    if (format === 'markdown') {
      const content = `**${plainInMarkdown(subject)}**\n\n${plainInMarkdown(text)}`;
      return { body: { msgtype: 'markdown', markdown: { content } }, counted: content, mostBytes: 4096 };
    }
    const called = urgent && callAll ? { mentioned_list: ['@all'] } : {};
    return { body: { msgtype: 'text', text: { content: text, ...called } }, counted: text, mostBytes: 2048 };
  }
}
