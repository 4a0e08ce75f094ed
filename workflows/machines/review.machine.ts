import { setup } from 'xstate';

type ReviewEvent = { type: 'NOTE_FINDING' | 'CLOSE' | 'REOPEN' };

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;

/** The review (复盘) of one process that has ended (8.3.1). */
export const reviewMachine = setup({
  types: {
    events: {} as ReviewEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
  },
}).createMachine({
  id: 'review',
  version: '1',
  context: {},
  entry: record('review.opened'),
  initial: 'open',
  states: {
    open: {
      on: {
        NOTE_FINDING: { actions: record('review.finding-noted') },
        CLOSE: { target: 'closed', actions: record('review.closed') },
      },
    },
    closed: { on: { REOPEN: { target: 'open', actions: record('review.reopened') } } },
  },
});
