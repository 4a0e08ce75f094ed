import { type Block, list, paragraph, table } from '#document';
import { type Plan, recipientTitle } from '#plan';
import type { TaskRow } from '#runtime';
import { isDecision, type Subject } from '../subjects/subject.ts';
import { closeUp, moment } from '../words/spoken.ts';

/** Tasks of a document's response: as a table in a notice, as a list in a letter. */
export function tasksPart(subject: Subject): Block[] {
  if (subject.kind === 'letter') return [list(subject.tasks.map(asked))];
  if (subject.kind === 'supervision') return [list([asked(subject.task)])];
  if (!isDecision(subject)) return [];
  const carried = subject.kind === 'termination';
  const orders = subject.tasks.filter(
    ({ data }) => data.form === 'order' && (!carried || data.settlement?.outcome === 'carried-over'),
  );
  if (!orders.length) return [paragraph(carried ? '无继续办理的任务。' : '暂无下达的任务。')];
  const rank = ranks(subject.plan);
  const sorted = [...orders].sort(
    (a, b) => rank(a.recipient) - rank(b.recipient) || a.id.localeCompare(b.id),
  );
  const timed = sorted.some(hasTime);
  const rows = sorted.map((task, index) => [
    String(index + 1),
    recipientTitle(subject.plan, task.recipient).zh,
    `${closeUp(task.data.title.zh)}${conditionOf(task)}`,
    ...(timed ? [hasTime(task) ? dueOf(task) : '—'] : []),
    task.data.cite,
  ]);
  return [table(['序号', '单位', '任务', ...(timed ? ['时限'] : []), '条款'], rows)];
}

/** Recipients in the plan's own order: agencies, then posts, then divisions. */
function ranks({ agencies, posts, divisions }: Plan): (recipient: string) => number {
  const names = [
    ...agencies.map(({ key }) => `agency:${key}`),
    ...posts.map(({ key }) => `post:${key}`),
    ...divisions.map(({ code }) => `division:${code}`),
  ];
  const places = new Map(names.map((name, at) => [name, at]));
  return (recipient) => places.get(recipient) ?? names.length;
}

function asked(task: TaskRow): string {
  const { title, detail, cite } = task.data;
  const more = detail ? `。${closeUp(detail.zh)}` : '';
  const time = hasTime(task) ? `时限：${dueOf(task)}；` : '';
  return `${closeUp(title.zh)}${conditionOf(task)}${more}（${time}预案第${cite}条）`;
}

function conditionOf({ state, data }: TaskRow): string {
  if (state === 'offered') return `（${data.condition?.words ?? '视情'}，另行通知启用）`;
  return state === 'armed' ? '（灾情稳定后执行）' : '';
}

const HOUR = 3600_000;

const hasTime = ({ dueAt, data }: TaskRow): boolean => Boolean(data.recursMs) || dueAt !== null;

function dueOf({ dueAt, data }: TaskRow): string {
  if (data.recursMs) return `每${data.recursMs / HOUR}小时一次`;
  return `${moment(dueAt!).replace(/^\d+年/, '')}前`;
}
