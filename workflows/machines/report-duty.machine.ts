import { assign, setup } from 'xstate';

type ReportDutyEvent =
  | { type: 'SCHEDULE'; opensAt: number }
  | { type: 'OPEN' | 'MISS'; dueAt: number; closesAt: number | null }
  | { type: 'SUBMIT'; opensAt: number | null }
  | { type: 'MARK_OVERDUE' | 'DISCHARGE' | 'WAIVE' };

interface ReportDutyContext {
  /** A flag, not a state: what is late can still be sent. */
  overdue: boolean;
}

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;
const disarm = (deadline: string) => ({ type: 'disarmDeadline', params: { deadline } }) as const;
const arm = (deadline: string, column: 'opensAt' | 'dueAt' | 'closesAt') =>
  ({
    type: 'armDeadline',
    params: ({ event }: { event: ReportDutyEvent }) => ({
      deadline,
      at: (event as Partial<Record<typeof column, number | null>>)[column] ?? null,
    }),
  }) as const;

const armRound = [arm('due', 'dueAt'), arm('closes', 'closesAt')] as const;
const disarmRound = [disarm('due'), disarm('closes')] as const;

const open = {
  OPEN: { target: 'due', actions: [record('report-duty.opened'), disarm('opens'), ...armRound] },
} as const;
/** The situation no longer asks for it, or a person says that it need not be. */
const ends = {
  DISCHARGE: {
    target: 'discharged',
    actions: ['clearOverdue', record('report-duty.discharged'), disarm('opens'), ...disarmRound],
  },
  WAIVE: {
    target: 'waived',
    actions: ['clearOverdue', record('report-duty.waived'), disarm('opens'), ...disarmRound],
  },
} as const;

/** One report duty of one county or agency, round after round until the situation no longer asks for it. */
export const reportDutyMachine = setup({
  types: {
    context: {} as ReportDutyContext,
    events: {} as ReportDutyEvent,
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
  id: 'report-duty',
  version: '1',
  context: { overdue: false },
  initial: 'pending',
  states: {
    /** Its first round has not opened yet. */
    pending: {
      on: {
        ...open,
        ...ends,
        SCHEDULE: { actions: [record('report-duty.scheduled'), arm('opens', 'opensAt')] },
      },
    },
    due: {
      on: {
        ...ends,
        SUBMIT: {
          target: 'submitted',
          actions: ['clearOverdue', record('report-duty.submitted'), ...disarmRound, arm('opens', 'opensAt')],
        },
        MARK_OVERDUE: { actions: ['noteOverdue', record('report-duty.overdue')] },
        /** The round is over and nothing came; the next one is open at once. */
        MISS: { actions: ['clearOverdue', record('report-duty.missed'), ...armRound] },
      },
    },
    /** This round is in; the next, if there is one, opens at its time. */
    submitted: { on: { ...open, ...ends } },
    discharged: { type: 'final' },
    waived: { type: 'final' },
  },
});
