import { describe, expect, test } from '@jest/globals';
import type { MessageTask, Said } from '../records/index.ts';
import { listing } from './listing.ts';
import { type Notice, together } from './notice.ts';

const task = (id: string, change: Partial<MessageTask> = {}): MessageTask => ({
  id,
  title: { zh: `任务${id}`, en: `Task ${id}` },
  form: 'order',
  level: 'III',
  cite: '5.2.4',
  dueAt: null,
  detail: null,
  ...change,
});

function notice(id: string, change: Partial<Notice> = {}, said: Partial<Said> = {}): Notice {
  const listed = task(id, said.form ? { form: said.form } : {});
  const { title, form, level, cite, dueAt } = listed;
  const message: Said = { kind: 'task.issued', incidentTitle: '洪水', title, form, level, cite, dueAt };
  return {
    recipient: 'agency:health',
    urgency: 'routine',
    message: { ...message, tasks: [listed], ...said },
    ...change,
  };
}

const listedIn = (notices: readonly Notice[]) =>
  together(notices).map(({ message }) => message.tasks?.map(({ id }) => id) ?? []);

describe('what several tasks of one recipient become', () => {
  test('one message that lists them, as urgent as the most urgent of them', () => {
    const [one, ...others] = together([
      notice('1'),
      notice('2', { urgency: 'urgent' }),
      notice('3', { recipient: 'agency:water' }),
      notice('4'),
    ]);
    expect(others.map(({ recipient }) => recipient)).toEqual(['agency:water']);
    expect(one).toMatchObject({
      urgency: 'urgent',
      message: { title: { zh: '3 项任务（III 级）', en: '3 tasks (level III)' }, level: 'III' },
    });
    expect(one!.message.tasks!.map(({ id }) => id)).toEqual(['1', '2', '4']);
  });

  test.each([
    ['an order and a letter of request', notice('2', {}, { form: 'request' })],
    ['what asks and what withdraws', notice('2', {}, { kind: 'task.withdrawn' })],
    ['what waits for others and what leaves at once', notice('2', { gather: true })],
    ['contacts of different roles', notice('2', { contactRole: 'head' })],
    ['reminders of different steps', notice('2', {}, { step: 'second' })],
  ])('never together: %s', (_what, other) => {
    expect(listedIn([notice('1'), other])).toEqual([['1'], ['2']]);
  });

  test('notices that speak of no task stay as many as they are', () => {
    const told = notice('1', {}, { kind: 'notice', form: 'notice', tasks: [] });
    expect(together([told, told])).toEqual([told, told]);
  });

  test('a task that is told of twice is listed once', () => {
    expect(listedIn([notice('1'), notice('2'), notice('1')])).toEqual([['2', '1']]);
  });
});

describe('what a message of several tasks says', () => {
  const said = notice('0').message;
  const several = [task('1', { dueAt: 9 }), task('2', { level: 'II', cite: '5.3', dueAt: 4 }), task('3')];

  test('no level and no clause where they differ, and the earliest time', () => {
    expect(listing(said, several)).toMatchObject({
      ...{ title: { zh: '3 项任务', en: '3 tasks' }, level: null, cite: null, dueAt: 4 },
    });
  });

  test.each([
    ['task.issued', 'request', '商请 2 项（III 级）'],
    ['task.withdrawn', 'order', '撤回 2 项任务（III 级）'],
    ['task.withdrawn', 'request', '撤回 2 项商请（III 级）'],
    ['task.escalated', 'notice', '任务0'],
  ] as const)('%s as %s', (kind, form, zh) => {
    expect(listing({ ...said, kind, form }, [task('1'), task('3')]).title.zh).toBe(zh);
  });

  test('of a single task its own title', () => {
    expect(listing(said, [task('7')]).title).toEqual({ zh: '任务7', en: 'Task 7' });
  });
});
