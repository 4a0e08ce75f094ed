import { describe, expect, it } from '@jest/globals';
import { plainInMarkdown } from './plain-in-markdown.ts';
import { robotName, robotUrl, shownRobot } from './robot-address.ts';

const PLATFORM = { channel: 'wecom', official: 'https://official.test/send', parameter: 'key' };
const KEY = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';

describe('the address of a robot', () => {
  it.each([
    [KEY, undefined, `https://official.test/send?key=${KEY}`],
    [`https://official.test/send?key=${KEY}`, undefined, `https://official.test/send?key=${KEY}`],
    [`https://other.test/x?key=${KEY}`, undefined, `https://other.test/x?key=${KEY}`],
    [KEY, 'https://gateway.test/w', `https://gateway.test/w?key=${KEY}`],
    [
      `https://official.test/send?key=${KEY}`,
      'https://gateway.test/w?from=xj',
      `https://gateway.test/w?from=xj&key=${KEY}`,
    ],
  ])('%s with gateway %s leads to %s', (address, gateway, url) => {
    expect(robotUrl(address, PLATFORM, gateway).href).toBe(url);
  });

  it.each([
    '',
    'short',
    'https://official.test/send',
    'https://official.test/send?access_token=x',
    `${KEY}&key=other`,
    `ftp://x/?key=${KEY}`,
  ])('%j is none', (address) => {
    expect(() => robotUrl(address, PLATFORM)).toThrow(
      expect.objectContaining({
        code: 'robot.address-malformed',
        zh: expect.stringContaining('official.test'),
      }),
    );
    expect(shownRobot(address, PLATFORM)).toBe('…');
  });

  it('is shown without what gives access', () => {
    expect(shownRobot(KEY, PLATFORM)).toBe('official.test …5aaa');
    expect(robotName(robotUrl(KEY, PLATFORM, 'https://gateway.test/'), PLATFORM)).toBe('gateway.test …5aaa');
  });
});

describe('text in Markdown', () => {
  it('hides no link and makes no heading, and leaves addresses usable', () => {
    const given = '# [点击](https://evil.test/a_b) **急** <font>\n登录 https://kaidu.test/ack/a_B-c#d';
    expect(plainInMarkdown(given)).toBe(
      '＃ ［点击］(https://evil.test/a_b) ＊＊急＊＊ ＜font＞\n\n登录 https://kaidu.test/ack/a_B-c#d',
    );
  });
});
