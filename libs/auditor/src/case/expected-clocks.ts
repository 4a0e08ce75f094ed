import { escalationSteps, nextRound, nextStepAt, type Plan } from '#plan';
import {
  type ApprovalRow,
  type ContactTestRow,
  deadlineId,
  type HandOverRow,
  type InstanceTable,
  type InstructionRow,
  type JournalRow,
  type ReportDutyRow,
  type TaskRow,
  type WarningRow,
} from '#runtime';
import type { Stream } from './case-file.ts';

/** A clock that must be running for an instance in its state. */
export interface ExpectedClock {
  /** Of the deadline's row. */
  id: string;
  name: string;
  at: number;
  /** Whether the journal or the row says the very moment; a clock that was worked out only has to be there. */
  exact: boolean;
}

type Subject = Omit<Stream, 'clocks' | 'row'>;
/** By name: when the clock runs out, null where none runs. */
type Rule = (subject: Subject, row: never, plan: Plan | null) => Record<string, number | null | undefined>;

const instant = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const lastOf = ({ facts }: Subject, ...names: string[]): JournalRow | undefined =>
  facts.findLast(({ fact }) => names.includes(fact));

/** Where the state that the journal tells lets a clock run, which one: (5.x.3) tasks, (4.1) report duties and the rest. */
const RULES: Partial<Record<InstanceTable, Rule>> = {
  task: (subject, row: TaskRow, plan) => ({
    due: taskDue(subject),
    escalation: taskEscalation(subject, row, plan),
  }),
  report_duty: ({ last }, row: ReportDutyRow, plan) => {
    if (last.state === 'pending') return { opens: row.data.opensAt };
    if (last.state === 'due') return { due: row.dueAt, closes: row.data.closesAt };
    return { opens: last.state === 'submitted' ? nextOpening(row, plan) : null };
  },
  approval: (subject, _row: ApprovalRow) => ({
    decision:
      subject.last.state === 'submitted'
        ? instant(lastOf(subject, 'approval.submitted')?.data['decideBy'])
        : null,
    signature:
      subject.last.state === 'approved' && subject.last.fact !== 'approval.signed'
        ? instant(lastOf(subject, 'approval.approved')?.data['signBy'])
        : null,
  }),
  upward: (subject) => ({
    signature:
      subject.last.state === 'dropped' || lastOf(subject, 'upward.signed')
        ? null
        : instant(lastOf(subject, 'upward.approved')?.data['signBy']),
  }),
  instruction: ({ last }, row: InstructionRow) => ({ due: last.state === 'open' ? row.dueAt : null }),
  warning: ({ last }, row: WarningRow) => ({
    expiry: ['received', 'assessed', 'preparing'].includes(last.state) ? row.expiresAt : null,
  }),
  hand_over: ({ last }, row: HandOverRow) => ({
    acceptance: last.state === 'offered' ? row.acceptUntil : null,
  }),
  contact_test: ({ last }, row: ContactTestRow) => ({ window: last.state === 'running' ? row.endsAt : null }),
};

/** What is done and given back for more has no clock any more: only a new issue or a new round sets one. */
function taskDue(subject: Subject): number | null {
  if (!['issued', 'acknowledged', 'inProgress'].includes(subject.last.state)) return null;
  const armed = lastOf(subject, 'task.issued', 'task.cycle-submitted');
  const done = lastOf(subject, 'task.completed');
  return !armed || (done && done.seq > armed.seq) ? null : instant(armed.data['dueAt']);
}

function taskEscalation(subject: Subject, row: TaskRow, plan: Plan | null): number | null {
  if (subject.last.state !== 'issued' || row.context.adjustmentRequested) return null;
  const step = lastOf(subject, 'task.issued', 'task.escalated');
  if (step?.fact === 'task.issued') return instant(step.data['acknowledgeBy']);
  return plan && step ? nextStepAt(escalationSteps(plan, row.urgency), row.data.escalated, step.at) : null;
}

/** A round that is in: when the next one opens, where the clock has another. */
function nextOpening(row: ReportDutyRow, plan: Plan | null): number | null {
  const rule = plan?.clocks.find(({ key }) => key === row.clock);
  if (!rule || !row.data.last) return null;
  const { opensAt, closesAt, last } = row.data;
  return nextRound(rule, { opensAt, dueAt: row.dueAt, closesAt }, last.at)?.opensAt ?? null;
}

/** Clocks that should be running: those that have run out left a fact that says for which moment. */
export function expectedClocks(subject: Omit<Stream, 'clocks'>, plan: Plan | null): ExpectedClock[] {
  const { table, id, row, facts } = subject;
  if (!row) return [];
  const wanted = RULES[table]?.(subject, row as never, plan) ?? {};
  return Object.entries(wanted).flatMap(([name, at]): ExpectedClock[] => {
    if (at === null || at === undefined) return [];
    const passed = `${table.replace('_', '-')}.${name}-passed`;
    if (facts.some(({ fact, data }) => fact === passed && data['dueAt'] === at)) return [];
    return [{ id: deadlineId(table, id, name), name, at, exact: isExact(subject, name) }];
  });
}

/** The step after an escalation, and the next opening, are worked out anew by the plan as it is now. */
const isExact = ({ table, last, facts }: Subject, name: string): boolean => {
  if (table === 'task' && name === 'escalation') return !facts.some(({ fact }) => fact === 'task.escalated');
  return !(table === 'report_duty' && last.state === 'submitted');
};
