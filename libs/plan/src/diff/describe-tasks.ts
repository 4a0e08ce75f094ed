import type { Text } from '../model/basics.ts';
import type { Level } from '../model/level.ts';
import type { Condition, TaskTemplate } from '../model/measure.ts';
import type { Plan } from '../model/plan.ts';
import { templateId, templatesOf } from '../tasks/diff-tasks.ts';
import type { Described } from './change.ts';
import { inLevel } from './describe-levels.ts';
import { PARTS } from './field-words.ts';
import { joined, listed, type Names } from './names.ts';
import { durationWords, momentWords } from './time-words.ts';

const ROLES: Record<TaskTemplate['role'], Text> = {
  lead: { zh: '牵头', en: 'leads' },
  joint: { zh: '会同', en: 'joint' },
  support: { zh: '配合', en: 'supports' },
};

const KINDS: Record<Condition['kind'], Text> = {
  judgement: { zh: '视情', en: 'as need arises' },
  instruction: { zh: '凭指令', en: 'on instruction' },
  arrangement: { zh: '按政府安排', en: "on the government's arrangement" },
  application: { zh: '凭县市申请', en: 'when a county applies' },
  stability: { zh: '待稳定后', en: 'once stable' },
  external: { zh: '待外部情况', en: 'when something outside happens' },
};

export const describeTasks = (level: Level, names: Names): Described[] =>
  templatesOf(level).map((task) => ({
    key: `${level.level}/${templateId(task)}`,
    name: inLevel(level, task.title),
    words: taskWords(task, names),
  }));

/** The measures that its tasks belong to. */
export const describeMeasures = (level: Level): Described[] =>
  level.measures.map(({ n, title }) => ({
    key: `${level.level}/${n}`,
    name: inLevel(level, title),
    words: { zh: `第 ${n} 项措施`, en: `measure ${n}` },
  }));

/** Tasks of preparation, which belong to no level. */
export const describePreparation = ({ preparation }: Plan, names: Names): Described[] =>
  (preparation?.measures ?? [])
    .flatMap(({ tasks }) => tasks)
    .map((task) => ({
      key: `preparation/${templateId(task)}`,
      name: joined([PARTS.preparation, task.title], ' ', ' '),
      words: taskWords(task, names),
    }));

const taskWords = (task: TaskTemplate, names: Names): Text =>
  joined(
    [names.agency(task.agency), task.title, ...(task.detail ? [task.detail] : []), taskTerms(task, names)],
    '，',
    ', ',
  );

/** How a task is to be done: in which part, when, on whose word. */
export function taskTerms(task: TaskTemplate, names: Names): Text {
  const { role, lead, condition, due, recurs, urgency, outlives } = task;
  return joined(
    [
      lead ? pair(ROLES[role], names.agency(lead)) : ROLES[role],
      ...(condition ? [conditionWords(condition, names)] : []),
      ...(due ? [within(due.within)] : []),
      ...(recurs ? [rhythm(recurs.every, recurs.until)] : []),
      urgency === 'urgent' ? { zh: '紧急', en: 'urgent' } : { zh: '一般', en: 'routine' },
      ...(outlives ? [{ zh: '响应结束后继续', en: 'outlives the response' }] : []),
    ],
    '，',
    ', ',
  );
}

const pair = (first: Text, second: Text): Text => joined([first, second], ' ', ' ');

function conditionWords({ kind, words, releasedBy }: Condition, names: Names): Text {
  const posts = listed(releasedBy.map(names.post));
  return {
    zh: `${KINDS[kind].zh}（${words}），由 ${posts.zh} 启用`,
    en: `${KINDS[kind].en} (${words}), released by ${posts.en}`,
  };
}

export function within(iso: string): Text {
  const words = durationWords(iso);
  return { zh: `${words.zh}内`, en: `within ${words.en}` };
}

export function rhythm(every: string, until: string | undefined): Text {
  const [often, last] = [durationWords(every), until && momentWords(until)];
  return {
    zh: `每 ${often.zh}一次${last ? `，至${last.zh}` : ''}`,
    en: `every ${often.en}${last ? ` until ${last.en}` : ''}`,
  };
}
