import { type DeliveryRow, listedTasks, type TaskRow } from '#runtime';
import type { CaseFile, Stream } from '../case/case-file.ts';
import type { Gap } from '../gap.ts';
import { type CaseCheck, gapIn } from './check.ts';

/** How long the office waits for word of a task where the plan has no chain of reminders, or after the first is due. */
const UNHEARD_MS = 60_000;
/** A message in one of these states reached nobody, and will not. */
const GONE = ['withdrawn', 'failed', 'exhausted'];

export const isAbout = (row: Pick<DeliveryRow, 'taskId' | 'message'>, id: string): boolean =>
  listedTasks(row).includes(id);

/** What went out about a task, by what the message says. */
const sent = (file: CaseFile, id: string, kind: DeliveryRow['message']['kind']) =>
  file.deliveries.filter((row) => row.message.kind === kind && isAbout(row, id));

/** Tasks that wait for an answer: by the journal, and with their row. */
const waiting = (file: CaseFile): (Stream & { row: TaskRow })[] =>
  file.streams.filter(
    (stream): stream is Stream & { row: TaskRow } =>
      stream.table === 'task' && stream.last.state === 'issued' && stream.row !== null,
  );

/** A task that was issued has a message to its recipient. */
export const checkTaskMessages: CaseCheck = (file) =>
  waiting(file).flatMap(({ id, row, facts }): Gap[] => {
    const own = sent(file, id, 'task.issued').filter(({ recipient }) => recipient === row.recipient);
    if (own.some(({ state }) => !GONE.includes(state))) return [];
    // What has left since to the same recipient, and has lost its row, may have listed it: a second message is worse.
    const issued = facts.findLast(({ fact }) => fact === 'task.issued')!;
    const lost = file.facts.some(
      ({ stream, streamId, seq, data }) =>
        stream === 'delivery' &&
        seq > issued.seq &&
        data['recipient'] === row.recipient &&
        !file.deliveries.some((each) => each.id === streamId),
    );
    if (lost) return [];
    return [
      gapIn(file, {
        ...{ rule: 'task.unsent', subject: 'task', subjectId: id },
        zh: `任务“${row.data.title.zh}”已下达，但没有发给 ${row.recipient} 的消息`,
        en: `The task “${row.data.title.en}” was issued, and there is no message to ${row.recipient}`,
        repair: { kind: 'message', taskId: id },
      }),
    ];
  });

/** Every reminder that the journal says was taken has its message. */
export const checkReminders: CaseCheck = (file) =>
  waiting(file).flatMap(({ id, row, facts }): Gap[] => {
    const steps = facts.filter(({ fact }) => fact === 'task.escalated').map(({ data }) => data['step']);
    const messages = sent(file, id, 'task.escalated').map(({ message }) => message['step']);
    return steps
      .filter((step) => !messages.includes(step))
      .map((step) =>
        gapIn(file, {
          ...{ rule: 'task.reminder-unsent', subject: 'task', subjectId: `${id}-${String(step)}` },
          zh: `任务“${row.data.title.zh}”的催办（${String(step)}）没有消息`,
          en: `There is no message of the reminder ${String(step)} for the task “${row.data.title.en}”`,
        }),
      );
  });

/** Somebody said that a message left, nobody that it came, and nothing is under way to ask. */
export const checkUnheard: CaseCheck = (file) =>
  waiting(file).flatMap(({ id, row, facts, clocks }): Gap[] => {
    if (row.context.adjustmentRequested) return [];
    const left = sent(file, id, 'task.issued').filter(({ state }) => state === 'sent');
    const since = Math.min(...left.map(({ sentAt }) => sentAt ?? file.now));
    if (file.now - since < UNHEARD_MS) return [];
    const issued = facts.findLast(({ fact }) => fact === 'task.issued')!;
    const asked = facts.some(({ fact, seq }) => fact === 'task.escalated' && seq > issued.seq);
    const running = clocks.some(({ name, id: clock }) => name === 'escalation' && file.deadlines.has(clock));
    if (asked || running) return [];
    return [
      gapIn(file, {
        ...{ rule: 'task.unheard', subject: 'task', subjectId: id },
        zh: `任务“${row.data.title.zh}”的消息已发出，${row.recipient} 是否收到无人知晓，也没有催办`,
        en: `The message of the task “${row.data.title.en}” left; nobody knows whether ${row.recipient} has it, and nobody will ask`,
      }),
    ];
  });
