import type { Text } from '#plan';
import type {
  ApprovalRow,
  DeliveryRow,
  IncidentRow,
  InformedRow,
  InstructionRow,
  LinkedResponseRow,
  MatterKind,
  OpenMatter,
  ReleaseRow,
  ReportDutyRow,
  ResponseRow,
  TaskRow,
  VerificationRow,
  WarningRow,
} from '#runtime';
import { phaseWords } from './phases.ts';

/** What the record holds of the cases that are open; rows that are settled may be among it. */
export interface MatterRows {
  incident: readonly IncidentRow[];
  warning: readonly WarningRow[];
  response: readonly ResponseRow[];
  approval: readonly ApprovalRow[];
  task: readonly TaskRow[];
  report_duty: readonly ReportDutyRow[];
  delivery: readonly DeliveryRow[];
  informed: readonly InformedRow[];
  linked_response: readonly LinkedResponseRow[];
  instruction: readonly InstructionRow[];
  verification: readonly VerificationRow[];
  release: readonly ReleaseRow[];
}

interface Open {
  kind: MatterKind;
  id: string;
  incidentId: string;
  mark: string;
  words: Text;
  dueAt?: number | null;
}

/** Everything that is open and that the next shift has to know of, case by case. */
export function openMatters(rows: MatterRows): OpenMatter[] {
  const cases = new Map([...rows.incident, ...rows.warning].map((row) => [row.id, row]));
  const open = [
    ...rows.incident.map((row) => ofIncident(row, rows.response)),
    ...rows.warning.map(ofWarning),
    ...rows.approval.flatMap(ofApproval),
    ...rows.task.flatMap(ofTask),
    ...rows.report_duty.flatMap(ofReportDuty),
    ...rows.delivery.flatMap(ofDelivery),
    ...rows.informed.flatMap(ofInformed),
    ...rows.linked_response.flatMap(ofLinked),
    ...rows.instruction.flatMap(ofInstruction),
    ...rows.verification.flatMap(ofVerification),
    ...rows.release.flatMap(ofRelease),
  ];
  return open
    .filter(({ incidentId }) => cases.has(incidentId))
    .map((each) => ({ ...each, dueAt: each.dueAt ?? null, exercise: cases.get(each.incidentId)!.exercise }))
    .sort((a, b) => compare(a.incidentId, b.incidentId));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function ofIncident({ id, state, data }: IncidentRow, responses: readonly ResponseRow[]): Open {
  const running = responses.filter(
    (each) => each.incidentId === id && ['active', 'terminating'].includes(each.state),
  );
  const level = running.map((each) => each.level).join(',') || null;
  const phase = phaseWords(state);
  return {
    ...{ kind: 'incident', id, incidentId: id, mark: `${state} ${level ?? '-'}` },
    words: {
      zh: `${data.title}：${phase.zh}，${level ? `${level} 级响应` : '未启动响应'}`,
      en: `${data.title}: ${phase.en}, ${level ? `response at level ${level}` : 'no response running'}`,
    },
  };
}

function ofWarning({ id, state, data, expiresAt }: WarningRow): Open {
  const phase = phaseWords(state);
  return {
    ...{ kind: 'warning', id, incidentId: id, mark: state, dueAt: expiresAt },
    words: { zh: `预警“${data.title}”：${phase.zh}`, en: `Warning “${data.title}”: ${phase.en}` },
  };
}

function ofApproval({ id, incidentId, state, post, context, data }: ApprovalRow): Open[] {
  const base = { id, incidentId };
  const level = data.proposedLevel ?? '—';
  if (state === 'submitted' || state === 'returned')
    return [
      {
        ...base,
        kind: 'proposal',
        mark: `${state} ${post}`,
        words:
          state === 'submitted'
            ? { zh: `建议待决定（${level}，${post}）`, en: `Proposal awaits a decision (${level}, ${post})` }
            : { zh: `建议被退回，待补充（${level}）`, en: `Proposal was returned for more (${level})` },
      },
    ];
  if (state !== 'approved' || context.signature !== 'awaiting') return [];
  return [
    {
      ...base,
      kind: 'signature',
      mark: 'awaiting',
      words: { zh: `口头决定待补签（${post}）`, en: `Spoken decision awaits its signature (${post})` },
    },
  ];
}

/** A task is open for the next shift while nobody took it, or while it is late, declined or asks for a change. */
function ofTask({ id, incidentId, state, recipient, context, data, dueAt }: TaskRow): Open[] {
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

function ofReportDuty({
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

function ofDelivery({ id, incidentId, state, recipient, channel, message, attempts }: DeliveryRow): Open[] {
  if (state !== 'failed' || incidentId === null) return [];
  return [
    {
      ...{ kind: 'delivery', id, incidentId, mark: state },
      words: {
        zh: `未送达：“${message.title.zh}”（${recipient}，${channel}，已试 ${attempts} 次）`,
        en: `Not delivered: “${message.title.en}” (${recipient}, ${channel}, ${attempts} attempts)`,
      },
    },
  ];
}

function ofInformed({ id, incidentId, post, occasion, confirmedAt }: InformedRow): Open[] {
  if (confirmedAt !== null) return [];
  return [
    {
      ...{ kind: 'informed', id, incidentId, mark: 'unconfirmed' },
      words: {
        zh: `${post} 尚未确认知悉（${phaseWords(occasion).zh}）`,
        en: `${post} has not confirmed that it knows (${occasion})`,
      },
    },
  ];
}

function ofLinked({ id, incidentId, state, kind, subject, context }: LinkedResponseRow): Open[] {
  const told = state === 'told';
  if (!told && !(state === 'running' && context.consultation === 'asked')) return [];
  return [
    {
      ...{ kind: 'linked-response', id, incidentId, mark: `${state} ${context.consultation}` },
      words: told
        ? { zh: `${subject} 尚未报告启动响应`, en: `${subject} has not reported a response of its own` }
        : {
            zh: `联动响应待会商（${kind} ${subject}）`,
            en: `Linked response awaits a consultation (${kind} ${subject})`,
          },
    },
  ];
}

function ofInstruction({ id, incidentId, state, recipient, context, dueAt }: InstructionRow): Open[] {
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

function ofVerification({ id, incidentId, state, division, indicator }: VerificationRow): Open[] {
  if (state !== 'open') return [];
  return [
    {
      ...{ kind: 'verification', id, incidentId, mark: state },
      words: {
        zh: `联合核查未了结（${division ?? '全过程'}，${indicator}）`,
        en: `Joint verification is open (${division ?? 'whole process'}, ${indicator})`,
      },
    },
  ];
}

function ofRelease({ id, incidentId, state }: ReleaseRow): Open[] {
  if (state !== 'submitted' && state !== 'returned') return [];
  return [
    {
      ...{ kind: 'release', id, incidentId, mark: state },
      words: {
        zh: `发布稿${state === 'submitted' ? '待审批' : '被退回'}`,
        en: `Release to the public ${state === 'submitted' ? 'awaits approval' : 'was returned'}`,
      },
    },
  ];
}

/** How a list differs from one that was seen before. */
export interface MatterChanges {
  added: OpenMatter[];
  changed: OpenMatter[];
  gone: OpenMatter[];
}

export function changesSince(seen: readonly OpenMatter[], now: readonly OpenMatter[]): MatterChanges {
  const key = ({ kind, id }: OpenMatter) => `${kind} ${id}`;
  const before = new Map(seen.map((each) => [key(each), each.mark]));
  const after = new Set(now.map(key));
  return {
    added: now.filter((each) => !before.has(key(each))),
    changed: now.filter((each) => before.has(key(each)) && before.get(key(each)) !== each.mark),
    gone: seen.filter((each) => !after.has(key(each))),
  };
}
