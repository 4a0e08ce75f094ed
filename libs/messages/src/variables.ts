import type { Text } from '#plan';

/** All that a template can use, and what it stands for. */
export const VARIABLES: Readonly<Record<string, Text>> = {
  jurisdiction: { zh: '预案所属地区名称', en: 'the name of the jurisdiction' },
  recipient: { zh: '收件单位、县市或岗位名称', en: 'the name of whom it is for' },
  count: { zh: '所列任务数', en: 'how many tasks it lists' },
  urgent: { zh: '是否紧急', en: 'whether it is urgent' },
  form: { zh: 'order、request 或 notice', en: 'order, request or notice' },
  login: { zh: '登录网址；未设置时为空', en: 'where to log in; empty where the deployment names no address' },
  link: { zh: '一键确认链接；没有时为空', en: 'the link to acknowledge; empty where there is none' },
  linkUntil: { zh: '链接有效至', en: 'until when the link is good' },
  level: { zh: '响应级别', en: 'the level of the response' },
  cite: { zh: '预案条款', en: 'the clause of the plan' },
  due: { zh: '最早的办理时限', en: 'when the first of it is due' },
  title: { zh: '消息标题', en: 'the title of the message' },
  incident: { zh: '灾害过程或预警名称', en: 'the title of the incident or warning' },
  tasks: { zh: '任务列表（仅用于 for task in tasks）', en: 'the tasks, for “for task in tasks”' },
  'task.title': { zh: '任务标题', en: 'the title of a task' },
  'task.detail': { zh: '任务内容', en: 'what a task asks' },
  'task.level': { zh: '任务所属级别', en: 'the level that a task belongs to' },
  'task.cite': { zh: '任务依据条款', en: 'the clause that a task stands on' },
  'task.due': { zh: '任务时限', en: 'when a task is due' },
};

/**
 * What people type may hold figures, the name of an incident as much as the title of an added task: no rule of a
 * deployment lets these out.
 */
export const NEVER_OUTSIDE: ReadonlySet<string> = new Set(
  Object.keys(VARIABLES).filter(
    (name) => ['title', 'incident', 'tasks'].includes(name) || name.startsWith('task.'),
  ),
);

/** What the language itself offers inside `for`. */
export const OF_THE_LOOP: ReadonlySet<string> = new Set(['forloop.index', 'forloop.first', 'forloop.last']);
