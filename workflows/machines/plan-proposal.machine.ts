import { setup } from 'xstate';

type PlanProposalEvent = { type: 'ACCEPT' | 'REJECT' | 'CARRY_OUT' | 'RECONSIDER' };

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;

const reconsider = {
  RECONSIDER: { target: 'open', actions: record('plan-proposal.reconsidered') },
} as const;

/** One proposal to change the plan, from a review to the version that carries it out (8.3.1). */
export const planProposalMachine = setup({
  types: {
    events: {} as PlanProposalEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
  },
}).createMachine({
  id: 'plan-proposal',
  version: '1',
  context: {},
  entry: record('plan-proposal.made'),
  initial: 'open',
  states: {
    open: {
      on: {
        ACCEPT: { target: 'accepted', actions: record('plan-proposal.accepted') },
        REJECT: { target: 'rejected', actions: record('plan-proposal.rejected') },
      },
    },
    accepted: {
      on: {
        ...reconsider,
        CARRY_OUT: { target: 'carriedOut', actions: record('plan-proposal.carried-out') },
      },
    },
    rejected: { on: { ...reconsider } },
    carriedOut: { type: 'final' },
  },
});
