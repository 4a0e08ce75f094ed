import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { messagesFolder, readMessages } from '#plan/loader';
import { lintChanged, lintWith, wordsBeside } from '../testing/words.ts';

const OUT = 'task-issued.outside.yaml';
const IN = 'task-issued.inside.yaml';

test.each([
  // What is wrong, its code, the file, what becomes what, a text on the line that must be named, and what is said.
  [
    'a variable that there is not',
    'message-variable-unknown',
    IN,
    '项{% if urgent %}紧急{% endif %}任务，请确认',
    '项{{ figures }}任务，请确认',
    '{{ figures }}',
    /figures.*count/,
  ],
  [
    'a title outside',
    'message-variable-not-allowed',
    OUT,
    '任务待你单位',
    '{{ title }}任务待你单位',
    '{{ title }}',
    /title.*count/,
  ],
  [
    'a task’s title outside',
    'message-variable-unknown',
    OUT,
    '任务待你单位',
    '{% for task in list %}{{ task.title }}{% endfor %}任务待你单位',
    '{% for',
    /list/,
  ],
  [
    'a computed name',
    'message-variable-unknown',
    IN,
    '现下达',
    '{{ tasks[count].title }}现下达',
    '{{ tasks[',
    /tasks\[…\]/,
  ],
  [
    'a loop by another name',
    'message-variable-unknown',
    IN,
    /\{% for task in tasks %\}/,
    '{% for each in tasks %}{{ each.title }}',
    '{% for each',
    /each\.title/,
  ],
  ['an unknown filter', 'message-syntax', IN, '现下达', '{{ title | raw }}现下达', '| raw', /raw/],
  [
    'a tag that reads files',
    'message-syntax',
    IN,
    '现下达',
    '{% include "x" %}现下达',
    '{% include',
    /include/,
  ],
  ['an open tag', 'message-syntax', IN, '现下达', '{% if count %}现下达', '', /if/],
  ['a script', 'message-html', IN, '<p>{{ recipient }}：</p>', '<script>x</script>', '<script>', /script/],
  [
    'a picture from elsewhere',
    'message-html',
    IN,
    '<p>{{ recipient }}：</p>',
    '<img src="http://x">',
    '<img',
    /img/,
  ],
  ['a value outside quotes', 'message-html', IN, 'href="{{ link }}"', 'href={{ link }}', 'href={{', /=\{\{/],
  [
    'a long short text',
    'message-short-long',
    OUT,
    /short: '/,
    `short: '${'长'.repeat(120)}`,
    'short: ',
    /SMS segments.*3/,
  ],
  [
    'a short text of two lines',
    'message-several-lines',
    OUT,
    /short: '[^']*'/,
    'short: "a\\nb"',
    'short: ',
    /one line/,
  ],
  [
    'nothing to say',
    'message-empty',
    OUT,
    /short: '[^']*'/,
    "short: '{% if link %}x{% endif %}'",
    'short: ',
    /nothing/,
  ],
  ['a language that is missing', 'schema', OUT, /^en:[\s\S]*/m, '', '', /en: /],
  ['a part that is missing', 'schema', OUT, /^ {2}short: .*\n/m, '', 'zh:', /short/],
  [
    'a rule that lets titles out',
    'message-rule-forbidden',
    'rules.yaml',
    'variables: [jurisdiction',
    'variables: [title, jurisdiction',
    'variables: [title',
    /title/,
  ],
  [
    'a rule about nothing',
    'message-variable-unknown',
    'rules.yaml',
    'variables: [jurisdiction',
    'variables: [dead, jurisdiction',
    'variables: [dead',
    /dead/,
  ],
  [
    'a channel of both classes',
    'message-channel-twice',
    'rules.yaml',
    'channels: [sms,',
    'channels: [inbox, sms,',
    '',
    /inbox/,
  ],
] as const)('lint finds %s', async (_what, code, file, from, to, at, says) => {
  const { findings, lineOf } = await lintChanged(file, from, to);
  const found = findings.filter((each) => each.code === code);
  expect([findings.length > 0, found[0]?.severity]).toEqual([true, 'error']);
  expect(found[0]!.file).toMatch(new RegExp(`${file.replaceAll('.', '\\.')}$`));
  expect(found[0]!.message.en).toMatch(says);
  expect(found[0]!.message.zh).toMatch(/[\u4e00-\u9fff]/);
  if (at) expect(found.map(({ line }) => line)).toContain(lineOf(at));
});

test('a file that no message has is an error: a wrong name would be silence at night', async () => {
  const text = readFileSync(join(messagesFolder(), OUT), 'utf8');
  const { messages, findings } = await lintWith({ 'task-issue.outside.yaml': text });
  expect(messages).toBeNull();
  expect(findings).toEqual([expect.objectContaining({ code: 'message-file-unknown' })]);
});

test('a folder of the deployment that is not there is no silence either', async () => {
  await expect(readMessages('.', '/nowhere')).rejects.toThrow(/KAIDU_MESSAGES: \/nowhere/);
});

test('words beside the plan stand before the product’s, file by file', async () => {
  const text = readFileSync(join(messagesFolder(), OUT), 'utf8').replace(/short: '/, "short: '州减灾办：");
  const { messages, findings } = await wordsBeside({ [OUT]: text });
  expect(findings).toEqual([]);
  const own = messages!.words.get('task-issued.outside')!.zh.short;
  expect(
    own.render({ jurisdiction: '', recipient: '', count: 1, urgent: false, link: null, login: null }),
  ).toMatch(/^州减灾办/);
});

test('a deployment may allow more outside, as long as nobody typed it', async () => {
  const rules = readFileSync(join(messagesFolder(), 'rules.yaml'), 'utf8');
  const more = rules.replace('variables: [jurisdiction', 'variables: [level, due, jurisdiction');
  const words = readFileSync(join(messagesFolder(), OUT), 'utf8').replace(
    '任务待你单位',
    '任务（{{ level }}）待你单位',
  );
  expect((await lintWith({ 'rules.yaml': more, [OUT]: words })).findings).toEqual([]);
  expect((await lintWith({ [OUT]: words })).findings[0]?.code).toBe('message-variable-not-allowed');
});

test('a template that slipped past the rules says nothing rather than too much', async () => {
  const { messages } = await lintWith({});
  const template = messages!.words.get('task-issued.inside')!.zh.text;
  expect(() => template.render({ recipient: 'x', count: 1, urgent: true })).toThrow(/undefined variable/);
});
