import { setup } from 'xstate';

type UpwardEvent =
  | { type: 'REVISE' | 'SUBMIT' | 'RETURN' | 'APPROVE' | 'DROP' }
  | { type: 'SEND' | 'ENTER' | 'ANSWER_PART' | 'ANSWER' | 'SUPERSEDE' };

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;

const drop = { DROP: { target: 'dropped', actions: record('upward.dropped') } } as const;
const write = {
  REVISE: { actions: record('upward.revised') },
  SUBMIT: { target: 'submitted', actions: record('upward.submitted') },
  ...drop,
} as const;
const supersede = { SUPERSEDE: { target: 'superseded', actions: record('upward.superseded') } } as const;

/** One document to the level above (4.1.2): nothing goes up that was not approved, and nothing that went is edited. */
export const upwardMachine = setup({
  types: {
    events: {} as UpwardEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
  },
}).createMachine({
  id: 'upward',
  version: '1',
  context: {},
  entry: record('upward.drafted'),
  initial: 'drafted',
  states: {
    drafted: { on: { ...write } },
    submitted: {
      on: {
        APPROVE: { target: 'approved', actions: record('upward.approved') },
        RETURN: { target: 'returned', actions: record('upward.returned') },
      },
    },
    returned: { on: { ...write } },
    approved: { on: { ...drop, SEND: { target: 'sent', actions: record('upward.sent') } } },
    sent: {
      on: {
        ...supersede,
        ENTER: { target: 'entered', actions: record('upward.entered') },
        /** An application may be answered item by item. */
        ANSWER_PART: { actions: record('upward.answered-in-part') },
        ANSWER: { target: 'answered', actions: record('upward.answered') },
      },
    },
    /** Entered in the national system (4.1.3). */
    entered: { on: { ...supersede } },
    answered: { type: 'final' },
    superseded: { type: 'final' },
    dropped: { type: 'final' },
  },
});
