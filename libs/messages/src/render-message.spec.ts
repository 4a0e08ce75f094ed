import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Plan } from '#plan';
import type { DeliveryMessage } from '#runtime';
import { PLANS, wordsOf } from '../testing/words.ts';
import {
  type CompiledMessages,
  KINDS,
  type MessageSubject,
  previewMessage,
  renderMessage,
  sampleDelivery,
  sampleLink,
  textFor,
} from './index.ts';
import { formsOf } from './kinds.ts';

const OUTSIDE = ['sms', 'wecom', 'dingtalk', 'email', 'cap', 'a channel that nobody knows'];
const MAIL = { channel: 'email', internal: false };
const INTERNAL = { channel: 'email', internal: true };
const ALL = KINDS.flatMap((kind) => formsOf(kind).map((form) => ({ kind, form })));

let plan: Plan;
let messages: CompiledMessages;
beforeAll(async () => {
  ({ plan, messages } = await wordsOf());
});

const sample = (as: (typeof ALL)[number], message: Partial<DeliveryMessage> = {}, exercise = false) => {
  const delivery = sampleDelivery(plan, as);
  return {
    ...{ plan, login: 'https://kaidu.example.gov.cn', link: sampleLink },
    delivery: { ...delivery, exercise, message: { ...delivery.message, ...message } },
  } satisfies MessageSubject;
};
const parts = ({ subject, short, text, html }: ReturnType<typeof renderMessage>) => [
  subject,
  short,
  text,
  html,
];

test.each(PLANS)('$id has words for every message, over every channel, in both languages', async (each) => {
  const own = await wordsOf(each);
  for (const as of ALL)
    for (const channel of [...OUTSIDE, 'inbox'])
      for (const language of ['zh', 'en'] as const) {
        const subject = { ...sample(as), plan: own.plan, delivery: sampleDelivery(own.plan, as) };
        const said = previewMessage(own.messages, subject, { channel, internal: false }, language);
        for (const part of parts(said)) expect(part).not.toMatch(/undefined|null|\{\{|\[object/);
        expect([said.subject, said.short].join('')).not.toContain('\n');
        expect(said.html).toContain(language === 'zh' ? 'lang="zh-CN"' : 'lang="en"');
        if (channel === 'sms' && language === 'zh') expect(said.size.segments).toBeLessThanOrEqual(3);
      }
});

describe('outside', () => {
  /** Something that people might type, with figures in it. */
  const typed = fc
    .tuple(
      fc.string(),
      fc.integer({ min: 1000, max: 9_999_999 }),
      fc.constantFrom('人死亡', ' troops', '万元'),
    )
    .map(([words, figure, unit]) => ({ text: `${words}${figure}${unit}`, figure }));

  test('no figure that anybody typed, and no word of it, ever leaves', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL),
        fc.constantFrom(...OUTSIDE),
        fc.array(typed, { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        (as, channel, said, exercise) => {
          const [title, incident, task, detail, other] = said.map(({ text }) => text) as [
            ...[string, string, string, string, string],
          ];
          const blank = sample(as, {}, exercise);
          const tasks = blank.delivery.message.tasks.map((each) => ({
            ...each,
            ...{ title: { zh: task, en: task }, detail: { zh: detail, en: detail }, cite: other },
          }));
          const full = sample(
            as,
            { title: { zh: title, en: title }, incidentTitle: incident, tasks },
            exercise,
          );
          full.delivery.message['figures'] = { dead: said[0]!.figure };
          const contact = { channel, internal: false };
          const rendered = renderMessage(messages, full, contact);
          // Whatever is typed, the message is the same: so nothing of it can be in there.
          expect(rendered).toEqual(renderMessage(messages, blank, contact));
          const words = parts(rendered).join('\n').replaceAll(sampleLink.url, '');
          for (const { figure } of said) expect(words).not.toContain(String(figure));
        },
      ),
      { numRuns: 120 },
    );
  });

  test('it says how many tasks there are, and where to look', () => {
    const { short, text, html } = renderMessage(messages, sample(ALL[0]!), MAIL);
    for (const part of [short, text, html]) {
      expect(part).toContain('3');
      expect(part).toContain(sampleLink.url);
    }
    const bare = renderMessage(messages, { ...sample(ALL[0]!), link: null, login: null }, MAIL);
    for (const part of parts(bare)) expect(part).not.toContain('http');
    expect(bare.short).toMatch(/请登录系统/);
  });
});

test('inside, and to an internal address, everything is said, in both languages', () => {
  for (const contact of [INTERNAL, { channel: 'webhook', internal: false }]) {
    const { cls, text, html, subject } = renderMessage(messages, sample(ALL[0]!), contact);
    expect(cls).toBe('inside');
    for (const part of [text, html])
      for (const words of [
        '组织转移安置受灾群众',
        '设置集中安置点',
        'Set up shelters',
        '示例洪水',
        '7月1日20时30分',
      ])
        expect(part).toContain(words);
    expect(subject).toContain('示例洪水');
  }
});

test('a message of a kind that a newer release knows goes out as a notice', () => {
  const unknown = sample(ALL[0]!, { kind: 'from-the-future' as 'notice' });
  expect(renderMessage(messages, unknown, MAIL).subject).toMatch(/一条紧急通知/);
});

test('short channels get the short text alone', () => {
  const rendered = renderMessage(messages, sample(ALL[0]!), { channel: 'sms', internal: false });
  for (const channel of ['sms', 'wecom', 'dingtalk'])
    expect(textFor(messages, channel, rendered)).toEqual({
      subject: rendered.subject,
      text: rendered.short,
      html: null,
    });
  expect(textFor(messages, 'email', rendered)).toMatchObject({ text: rendered.text, html: rendered.html });
});

test('an exercise says so before every part, once, whatever the template says (8.3.4)', () => {
  for (const as of ALL)
    for (const contact of [MAIL, INTERNAL]) {
      const marked = sample(
        as,
        { title: { zh: '【演练】通知', en: '[EXERCISE] Notice' }, incidentTitle: '【演练】洪水' },
        true,
      );
      const { subject, short, text, html } = renderMessage(messages, marked, contact);
      for (const part of [subject, short, text]) expect(part).toMatch(/^【演练】/);
      expect(html).toMatch(/<body>\n<div lang="zh-CN">\n<p><strong>【演练】<\/strong><\/p>/);
      for (const part of [subject, short]) expect(part.match(/演练】/g)).toHaveLength(1);
      const english = renderMessage(messages, marked, contact, 'en');
      for (const part of [english.subject, english.short, english.text])
        expect(part).toMatch(/^\[EXERCISE\] /);
    }
});

test('what is typed cannot become mark-up', () => {
  const bad = '<img src=x onerror=alert(1)>"\'&';
  const tasks = sample(ALL[0]!).delivery.message.tasks.map((task) => ({
    ...task,
    title: { zh: bad, en: bad },
  }));
  const { html } = renderMessage(messages, sample(ALL[0]!, { incidentTitle: bad, tasks }), INTERNAL);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp;');
});

test('a body outside the chain of command gets a letter of request, not an order', () => {
  for (const kind of ['task.issued', 'task.withdrawn'] as const)
    for (const contact of [MAIL, INTERNAL]) {
      const asked = renderMessage(messages, sample({ kind, form: 'request' }), contact);
      const ordered = renderMessage(messages, sample({ kind, form: 'ordinary' }), contact);
      for (const part of parts(asked)) {
        expect(part).toMatch(/商请/);
        expect(part).not.toMatch(/指令|下达|命令|[Oo]rder(ed|s)?\b|你单位/);
      }
      for (const part of parts(ordered)) expect(part).not.toMatch(/商请/);
    }
});
