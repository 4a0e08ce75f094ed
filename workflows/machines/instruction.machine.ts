import { assign, setup } from 'xstate';

type InstructionEvent =
  | { type: 'GIVE' | 'REOPEN'; dueAt: number | null }
  | { type: 'ANSWER' | 'ACCEPT' | 'WITHDRAW' | 'MARK_OVERDUE' };

interface InstructionContext {
  /** A flag, not a state: an answer that comes late is still an answer. */
  overdue: boolean;
}

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;
const armDue = {
  type: 'armDeadline',
  params: ({ event }: { event: InstructionEvent }) => ({
    deadline: 'due',
    at: 'dueAt' in event ? event.dueAt : null,
  }),
} as const;
const disarmDue = { type: 'disarmDeadline', params: { deadline: 'due' } } as const;

/** A leader's written instruction (批示), tracked until its answer is accepted. */
export const instructionMachine = setup({
  types: {
    context: {} as InstructionContext,
    events: {} as InstructionEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
    /** The host writes or removes a deadline row; `at` null means that no clock runs. */
    armDeadline: (_, _params: { deadline: string; at: number | null }) => {},
    disarmDeadline: (_, _params: { deadline: string }) => {},
    noteOverdue: assign({ overdue: true }),
    clearOverdue: assign({ overdue: false }),
  },
}).createMachine({
  id: 'instruction',
  version: '1',
  context: { overdue: false },
  initial: 'noted',
  states: {
    noted: { on: { GIVE: { target: 'open', actions: [record('instruction.given'), armDue] } } },
    open: {
      on: {
        ANSWER: { target: 'answered', actions: [record('instruction.answered'), disarmDue] },
        MARK_OVERDUE: { actions: ['noteOverdue', record('instruction.overdue')] },
        WITHDRAW: { target: 'withdrawn', actions: [record('instruction.withdrawn'), disarmDue] },
      },
    },
    answered: {
      on: {
        ACCEPT: { target: 'closed', actions: record('instruction.accepted') },
        REOPEN: { target: 'open', actions: ['clearOverdue', record('instruction.reopened'), armDue] },
      },
    },
    closed: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
