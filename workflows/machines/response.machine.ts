import { assign, setup } from 'xstate';

type ResponseEvent =
  | { type: 'ACTIVATE' | 'ADJUST'; level: string; rank: number }
  | { type: 'WITHDRAW' | 'DELEGATE_LEADING' | 'BEGIN_TERMINATION' | 'RESUME' | 'TERMINATE' };

/** Ranks count from 1, the gravest: a smaller rank is a higher level. */
interface ResponseContext {
  level: string | null;
  rank: number | null;
  highestRank: number | null;
}

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;

/** One response to one incident. Its level is context, changed only by a decision that was approved. */
export const responseMachine = setup({
  types: {
    context: {} as ResponseContext,
    events: {} as ResponseEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
    takeLevel: assign(({ context, event }) => {
      if (!('level' in event)) return {};
      return {
        level: event.level,
        rank: event.rank,
        highestRank: Math.min(event.rank, context.highestRank ?? event.rank),
      };
    }),
  },
  guards: {
    isHigher: ({ context, event }) => 'rank' in event && context.rank !== null && event.rank < context.rank,
    isLower: ({ context, event }) => 'rank' in event && context.rank !== null && event.rank > context.rank,
  },
}).createMachine({
  id: 'response',
  version: '1',
  context: { level: null, rank: null, highestRank: null },
  entry: record('response.proposed'),
  initial: 'proposed',
  states: {
    proposed: {
      on: {
        ACTIVATE: { target: 'active', actions: ['takeLevel', record('response.activated')] },
        WITHDRAW: { target: 'withdrawn', actions: record('response.withdrawn') },
      },
    },
    active: {
      on: {
        ADJUST: [
          { guard: 'isHigher', actions: ['takeLevel', record('response.raised')] },
          { guard: 'isLower', actions: ['takeLevel', record('response.lowered')] },
        ],
        DELEGATE_LEADING: { actions: record('response.leading-delegated') },
        BEGIN_TERMINATION: { target: 'terminating', actions: record('response.termination-proposed') },
      },
    },
    terminating: {
      on: {
        // The situation may worsen while the end is being decided: raising needs no detour.
        ADJUST: { guard: 'isHigher', target: 'active', actions: ['takeLevel', record('response.raised')] },
        RESUME: { target: 'active', actions: record('response.resumed') },
        TERMINATE: { target: 'terminated', actions: record('response.terminated') },
      },
    },
    terminated: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
