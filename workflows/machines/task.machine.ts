import { assign, setup } from 'xstate';

type TaskEvent =
  | { type: 'ISSUE'; dueAt: number | null; escalateAt: number | null }
  | { type: 'SUBMIT_CYCLE'; dueAt: number | null }
  | { type: 'ESCALATE'; nextAt: number | null }
  | { type: 'OFFER' | 'ARM' | 'ACKNOWLEDGE' | 'START' | 'PROGRESS' | 'COMPLETE' | 'VERIFY' | 'REOPEN' }
  | { type: 'REQUEST_RELEASE' }
  | { type: 'ASK' | 'ANSWER' | 'HAND_ON' }
  | { type: 'DECLINE' | 'REQUEST_ADJUSTMENT' | 'REASSIGN' | 'WITHDRAW' | 'CARRY_OVER' | 'MARK_OVERDUE' };

interface TaskContext {
  /** A flag, not a state: a late task still shows where the work stands. */
  overdue: boolean;
  adjustmentRequested: boolean;
}

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;
const armDue = {
  type: 'armDeadline',
  params: ({ event }: { event: TaskEvent }) => ({
    deadline: 'due',
    at: 'dueAt' in event ? event.dueAt : null,
  }),
} as const;
const disarmDue = { type: 'disarmDeadline', params: { deadline: 'due' } } as const;

/** The next step for a task that nobody acknowledges; any answer stops it in the same stroke. */
const armEscalation = {
  type: 'armDeadline',
  params: ({ event }: { event: TaskEvent }) => ({
    deadline: 'escalation',
    at: event.type === 'ISSUE' ? event.escalateAt : event.type === 'ESCALATE' ? event.nextAt : null,
  }),
} as const;
const stopEscalation = { type: 'disarmDeadline', params: { deadline: 'escalation' } } as const;

const issue = {
  ISSUE: { target: 'issued', actions: [record('task.issued'), armDue, armEscalation] },
} as const;
const withdraw = {
  WITHDRAW: { target: 'withdrawn', actions: [record('task.withdrawn'), disarmDue, stopEscalation] },
} as const;
const reassign = {
  REASSIGN: { target: 'reassigned', actions: [record('task.reassigned'), disarmDue, stopEscalation] },
} as const;
const whileOpen = {
  ...withdraw,
  ...reassign,
  DECLINE: { target: 'declined', actions: [record('task.declined'), disarmDue, stopEscalation] },
  REQUEST_ADJUSTMENT: { actions: ['noteAdjustment', record('task.adjustment-requested'), stopEscalation] },
  MARK_OVERDUE: { actions: ['noteOverdue', record('task.overdue')] },
  CARRY_OVER: { actions: record('task.carried-over') },
  /** A question is no receipt: reminders go on until somebody says that the task was received. */
  ASK: { actions: record('task.asked') },
  ANSWER: { actions: record('task.question-answered') },
  HAND_ON: { actions: record('task.handed-on') },
} as const;
const whileWorking = {
  PROGRESS: { target: 'inProgress', actions: record('task.progressed') },
  SUBMIT_CYCLE: { target: 'inProgress', actions: ['clearOverdue', record('task.cycle-submitted'), armDue] },
  COMPLETE: { target: 'completed', actions: ['clearOverdue', record('task.completed'), disarmDue] },
} as const;

/** One duty of one agency in one response. */
export const taskMachine = setup({
  types: {
    context: {} as TaskContext,
    events: {} as TaskEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
    /** The host writes or removes a deadline row; `at` null means that no clock runs. */
    armDeadline: (_, _params: { deadline: string; at: number | null }) => {},
    disarmDeadline: (_, _params: { deadline: string }) => {},
    noteOverdue: assign({ overdue: true }),
    clearOverdue: assign({ overdue: false }),
    noteAdjustment: assign({ adjustmentRequested: true }),
  },
}).createMachine({
  id: 'task',
  version: '1',
  context: { overdue: false, adjustmentRequested: false },
  initial: 'planned',
  states: {
    planned: {
      on: {
        ...issue,
        OFFER: { target: 'offered', actions: record('task.offered') },
        ARM: { target: 'armed', actions: record('task.armed') },
      },
    },
    /** Waits for the post that may release it. */
    offered: {
      on: { ...issue, ...withdraw, REQUEST_RELEASE: { actions: record('task.release-requested') } },
    },
    /** Waits for the situation to be declared stable; may be released before that. */
    armed: { on: { ...issue, ...withdraw } },
    issued: {
      on: {
        ...whileOpen,
        ESCALATE: { actions: [record('task.escalated'), armEscalation] },
        ACKNOWLEDGE: { target: 'acknowledged', actions: [record('task.acknowledged'), stopEscalation] },
      },
    },
    acknowledged: {
      on: {
        ...whileOpen,
        ...whileWorking,
        START: { target: 'inProgress', actions: record('task.started') },
      },
    },
    inProgress: { on: { ...whileOpen, ...whileWorking } },
    completed: {
      on: {
        VERIFY: { target: 'verified', actions: record('task.verified') },
        REOPEN: { target: 'inProgress', actions: record('task.reopened') },
      },
    },
    declined: { on: { ...reassign, ...withdraw, ...issue } },
    verified: { type: 'final' },
    reassigned: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
