import { type Block, list, paragraph, table } from '#document';
import { type Plan, recipientTitle } from '#plan';
import type { TaskRow } from '#runtime';
import { isDecision, type Subject } from '../subjects/subject.ts';
import { closeUp, moment } from '../words/spoken.ts';

/** Tasks of a document's response: as a table in a notice, a row for each recipient, as a list in a letter. */
export function tasksPart(subject: Subject): Block[] {
  if (subject.kind === 'letter') return [list(subject.tasks.map(asked))];
  if (subject.kind === 'supervision') return [list([asked(subject.task)])];
  if (!isDecision(subject)) return [];
  const carried = subject.kind === 'termination';
  const orders = subject.tasks.filter(
    ({ state, data }) => data.form === 'order' && (!carried || goesOn(state, data)),
  );
  if (!orders.length) return [paragraph(carried ? '无继续办理的任务。' : '暂无下达的任务。')];
  const rank = ranks(subject.plan);
  const recipients = [...new Set(orders.map(({ recipient }) => recipient))].sort(
    (a, b) => rank(a) - rank(b) || a.localeCompare(b),
  );
  const rows = recipients.map((recipient, index) => [
    String(index + 1),
    recipientTitle(subject.plan, recipient).zh,
    linesOf(orders.filter((task) => task.recipient === recipient)),
  ]);
  return [table(['序号', '单位', '任务'], rows)];
}

const OPEN = ['offered', 'armed', 'issued', 'acknowledged', 'inProgress'];

/** Carried over by the office, or settling and evaluating, which outlive every response (5.7). */
const goesOn = (state: string, { outlives, settlement }: TaskRow['data']): boolean =>
  settlement ? settlement.outcome === 'carried-over' : outlives && OPEN.includes(state);

/** What one recipient has to do, a line for each task. */
function linesOf(tasks: readonly TaskRow[]): string {
  const lines = [...tasks].sort((a, b) => a.id.localeCompare(b.id)).map(line);
  return lines.length > 1 ? lines.map((each, index) => `${index + 1}.${each}`).join('\n') : lines.join();
}

function line(task: TaskRow): string {
  const { title, cite } = task.data;
  return `${closeUp(title.zh)}${conditionOf(task)}（${timeOf(task)}${cite}）`;
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
  return `${closeUp(title.zh)}${conditionOf(task)}${more}（${timeOf(task)}预案第${cite}条）`;
}

/** One that was withdrawn since was still waiting for its condition when it was made known. */
function conditionOf({ state, data: { condition } }: TaskRow): string {
  if (!condition || !['offered', 'armed', 'withdrawn'].includes(state)) return '';
  return condition.kind === 'stability' ? '（灾情稳定后执行）' : `（${condition.words}，另行通知启用）`;
}

const HOUR = 3600_000;

function timeOf({ dueAt, data }: TaskRow): string {
  if (data.recursMs) return `每${data.recursMs / HOUR}小时一次；`;
  return dueAt === null ? '' : `${moment(dueAt).replace(/^\d+年/, '')}前；`;
}
