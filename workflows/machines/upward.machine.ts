import { assign, setup } from 'xstate';

type UpwardEvent =
  | { type: 'APPROVE'; signBy: number | null }
  | { type: 'REVISE' | 'SUBMIT' | 'RETURN' | 'DROP' | 'SIGN' }
  | { type: 'SEND' | 'ENTER' | 'ANSWER_PART' | 'ANSWER' | 'SUPERSEDE' };

interface UpwardContext {
  /** none: signed when approved; awaiting: approved by word of mouth; lapsed: given up before it was signed. */
  signature: 'none' | 'awaiting' | 'signed' | 'lapsed';
}

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;
const stopClock = { type: 'disarmDeadline', params: { deadline: 'signature' } } as const;

const write = {
  REVISE: { actions: record('upward.revised') },
  SUBMIT: { target: 'submitted', actions: record('upward.submitted') },
  DROP: { target: 'dropped', actions: record('upward.dropped') },
} as const;
/** The document goes its way meanwhile: whatever became of it, the signature is still owed and still taken. */
const sign = {
  SIGN: { guard: 'awaitsSignature', actions: ['takeSignature', record('upward.signed'), stopClock] },
} as const;
const supersede = { SUPERSEDE: { target: 'superseded', actions: record('upward.superseded') } } as const;

/** One document to the level above (4.1.2): nothing goes up that was not approved, and nothing that went is edited. */
export const upwardMachine = setup({
  types: {
    context: {} as UpwardContext,
    events: {} as UpwardEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
    /** The host writes or removes a deadline row; `at` null means that no clock runs. */
    armDeadline: (_, _params: { deadline: string; at: number | null }) => {},
    disarmDeadline: (_, _params: { deadline: string }) => {},
    noteSignature: assign(({ event }) =>
      event.type === 'APPROVE' ? { signature: event.signBy === null ? 'none' : 'awaiting' } : {},
    ),
    takeSignature: assign({ signature: 'signed' }),
    /** Nobody signs what never goes up; that nobody did stays visible. */
    releaseSignature: assign(({ context }) =>
      context.signature === 'awaiting' ? { signature: 'lapsed' } : {},
    ),
  },
  guards: {
    awaitsSignature: ({ context }) => context.signature === 'awaiting',
  },
}).createMachine({
  id: 'upward',
  version: '1',
  context: { signature: 'none' },
  entry: record('upward.drafted'),
  initial: 'drafted',
  states: {
    drafted: { on: { ...write } },
    submitted: {
      on: {
        APPROVE: {
          target: 'approved',
          actions: [
            'noteSignature',
            record('upward.approved'),
            { type: 'armDeadline', params: ({ event }) => ({ deadline: 'signature', at: event.signBy }) },
          ],
        },
        RETURN: { target: 'returned', actions: record('upward.returned') },
      },
    },
    returned: { on: { ...write } },
    approved: {
      on: {
        ...sign,
        DROP: { target: 'dropped', actions: ['releaseSignature', record('upward.dropped'), stopClock] },
        SEND: { target: 'sent', actions: record('upward.sent') },
      },
    },
    sent: {
      on: {
        ...sign,
        ...supersede,
        ENTER: { target: 'entered', actions: record('upward.entered') },
        /** An application may be answered item by item. */
        ANSWER_PART: { actions: record('upward.answered-in-part') },
        ANSWER: { target: 'answered', actions: record('upward.answered') },
      },
    },
    /** Entered in the national system (4.1.3). */
    entered: { on: { ...sign, ...supersede } },
    /** These two are at rest and not final: a signature may still be owed. */
    answered: { on: { ...sign } },
    superseded: { on: { ...sign } },
    dropped: { type: 'final' },
  },
});
