import type { Plan } from '#plan';
import type { DeliveryMessage, DeliveryRow, MessageTask } from '#runtime';
import type { WordedAs } from './kinds.ts';
import type { LinkInMessage, MessageSubject } from './message-values.ts';

export type SampleDelivery = Pick<
  DeliveryRow,
  'taskId' | 'recipient' | 'contactId' | 'channel' | 'urgency' | 'exercise' | 'message'
>;

const DUE = Date.parse('2026-07-01T20:30:00+08:00');

/** As long as a real one on a host with a usual name. */
export const sampleLink: LinkInMessage = {
  url: `https://kaidu.example.gov.cn/a/${'Zk3x'.repeat(12)}`,
  until: DUE,
};
const LOGIN = 'https://kaidu.example.gov.cn';

const taskOf = (plan: Plan, form: MessageTask['form']): MessageTask => ({
  id: 'sample',
  title: { zh: '组织转移安置受灾群众', en: 'Organise the relocation of affected people' },
  form,
  level: plan.levels.at(-1)!.level,
  cite: null,
  dueAt: DUE,
  detail: { zh: '设置集中安置点，保障饮水和食品。', en: 'Set up shelters; see to water and food.' },
});

/** A made-up message of a kind with so many tasks, for previews and for trying templates out. */
export function sampleDelivery(
  plan: Plan,
  { kind, form }: Pick<WordedAs, 'kind' | 'form'>,
  { tasks = 3, urgent = true, bare = false, recipient = longestName(plan, form) } = {},
): SampleDelivery {
  const asked: DeliveryMessage['form'] =
    form === 'request' ? 'request' : kind === 'notice' || kind === 'contact-test' ? 'notice' : 'order';
  const listed = kind.startsWith('task.') ? Array.from({ length: tasks }, () => taskOf(plan, asked)) : [];
  return {
    ...{ taskId: null, contactId: null, channel: 'inbox', exercise: false, recipient },
    urgency: urgent ? 'urgent' : 'routine',
    message: {
      kind,
      title: { zh: '示例消息', en: 'Sample message' },
      incidentTitle: bare ? '' : '7月1日示例洪水过程',
      level: bare ? null : plan.levels.at(-1)!.level,
      form: asked,
      cite: bare ? null : '5.4.3',
      dueAt: bare ? null : DUE,
      tasks: bare ? listed.map((task) => ({ ...task, detail: null, dueAt: null, level: null })) : listed,
    },
  };
}

function longestName(plan: Plan, form: WordedAs['form']): string {
  const named = plan.agencies.filter(
    ({ kind, chain }) => kind === 'agency' && (form !== 'request' || chain === 'outside'),
  );
  const byLength = named.toSorted((a, b) => b.title.zh.length - a.title.zh.length);
  return `agency:${(byLength[0] ?? plan.agencies[0]!).key}`;
}

/** Messages of a kind that between them take every branch of a sensible template. */
export function samplesOf(plan: Plan, as: WordedAs): MessageSubject[] {
  const subject = (delivery: SampleDelivery, link: boolean, login: boolean): MessageSubject => ({
    ...{ delivery, plan },
    login: login ? LOGIN : null,
    link: link ? sampleLink : null,
  });
  return [
    subject(sampleDelivery(plan, as, { tasks: 10 }), true, true),
    subject(sampleDelivery(plan, as, { tasks: 1, bare: true, urgent: false }), false, true),
    subject(sampleDelivery(plan, as, { tasks: 1, bare: true }), false, false),
  ];
}
