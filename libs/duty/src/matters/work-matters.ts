import type { InstructionRow, ReportDutyRow, TaskRow } from '#runtime';
import type { Open } from './open.ts';

/** A task is open for the next shift while nobody took it, or while it is late, declined or asks for a change. */
export function ofTask({ id, incidentId, state, recipient, context, data, dueAt }: TaskRow): Open[] {
  const working = state === 'acknowledged' || state === 'inProgress';
  const asks = context.adjustmentRequested && (state === 'issued' || working);
  const late = context.overdue && (state === 'issued' || working);
  if (state !== 'issued' && state !== 'declined' && !asks && !late) return [];
  const zh = [
    state === 'issued' && (data.escalated ? `未签收，已催办 ${data.escalated} 步` : '未签收'),
    state === 'declined' && '被退回',
    asks && '申请调整',
    late && '逾期',
  ].filter(Boolean);
  const en = [
    state === 'issued' &&
      (data.escalated ? `not acknowledged, ${data.escalated} reminders taken` : 'not acknowledged'),
    state === 'declined' && 'declined',
    asks && 'asks for an adjustment',
    late && 'overdue',
  ].filter(Boolean);
  return [
    {
      ...{ kind: 'task', id, incidentId, dueAt },
      mark: [state, data.escalated, asks, late].join(' '),
      words: {
        zh: `任务“${data.title.zh}”（${recipient}）：${zh.join('，')}`,
        en: `Task “${data.title.en}” (${recipient}): ${en.join(', ')}`,
      },
    },
  ];
}

export function ofReportDuty({
  id,
  incidentId,
  state,
  context,
  clock,
  subject,
  cycle,
  dueAt,
}: ReportDutyRow): Open[] {
  if (state !== 'due') return [];
  const late = context.overdue;
  return [
    {
      ...{ kind: 'report-duty', id, incidentId, dueAt, mark: `${cycle} ${late}` },
      words: {
        zh: `报告职责 ${clock}（${subject}，第 ${cycle} 轮）：${late ? '逾期' : '待报'}`,
        en: `Report duty ${clock} (${subject}, round ${cycle}): ${late ? 'overdue' : 'due'}`,
      },
    },
  ];
}

export function ofInstruction({ id, incidentId, state, recipient, context, dueAt }: InstructionRow): Open[] {
  if (state !== 'open' && state !== 'answered') return [];
  const late = state === 'open' && context.overdue;
  return [
    {
      ...{ kind: 'instruction', id, incidentId, dueAt, mark: `${state} ${late}` },
      words:
        state === 'open'
          ? {
              zh: `批示待回复（${recipient}）${late ? '，逾期' : ''}`,
              en: `Written instruction awaits its answer (${recipient})${late ? ', overdue' : ''}`,
            }
          : {
              zh: `批示的回复待办公室认可（${recipient}）`,
              en: `The answer to a written instruction awaits the office (${recipient})`,
            },
    },
  ];
}
