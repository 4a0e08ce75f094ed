import { assign, setup } from 'xstate';

type HandOverEvent =
  | { type: 'OFFER'; acceptUntil: number | null }
  | { type: 'RENEW' | 'ACCEPT' | 'REFUSE' | 'CANCEL' | 'MARK_LATE' };

interface HandOverContext {
  /** A flag, not a state: an acceptance that comes late is still one. */
  overdue: boolean;
}

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;
const disarm = { type: 'disarmDeadline', params: { deadline: 'acceptance' } } as const;

/** First, and again after it was refused. */
const offer = {
  OFFER: {
    target: 'offered',
    actions: [
      'clearOverdue',
      record('hand-over.offered'),
      {
        type: 'armDeadline',
        params: ({ event }: { event: HandOverEvent }) => ({
          deadline: 'acceptance',
          at: 'acceptUntil' in event ? event.acceptUntil : null,
        }),
      },
    ],
  },
} as const;

/** Duty handed from one shift to the next (交接班). Duty passes when it is accepted, at no other moment. */
export const handOverMachine = setup({
  types: {
    context: {} as HandOverContext,
    events: {} as HandOverEvent,
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
  id: 'hand-over',
  version: '1',
  context: { overdue: false },
  initial: 'drafted',
  states: {
    drafted: { on: { ...offer } },
    offered: {
      on: {
        RENEW: { actions: record('hand-over.list-renewed') },
        ACCEPT: { target: 'accepted', actions: [record('hand-over.accepted'), disarm] },
        REFUSE: { target: 'refused', actions: [record('hand-over.refused'), disarm] },
        CANCEL: { target: 'cancelled', actions: [record('hand-over.cancelled'), disarm] },
        MARK_LATE: { actions: ['noteOverdue', record('hand-over.late')] },
      },
    },
    refused: {
      on: { ...offer, CANCEL: { target: 'cancelled', actions: record('hand-over.cancelled') } },
    },
    accepted: { type: 'final' },
    cancelled: { type: 'final' },
  },
});
