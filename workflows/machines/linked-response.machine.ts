import { assign, setup } from 'xstate';

type LinkedResponseEvent =
  | { type: 'START' | 'CHANGE'; level: string; asks: boolean }
  | { type: 'TELL' | 'ANSWER' | 'END' | 'RELEASE' };

interface LinkedResponseContext {
  level: string | null;
  /** Whether it calls for a consultation, and whether one has answered it. */
  consultation: 'none' | 'asked' | 'answered';
}

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;

const start = {
  START: { target: 'running', actions: ['takeLevel', record('linked-response.started')] },
} as const;

/** Another body's response beside ours: a county's own, one under a specialised plan, the region's (5.6). */
export const linkedResponseMachine = setup({
  types: {
    context: {} as LinkedResponseContext,
    events: {} as LinkedResponseEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
    takeLevel: assign(({ context, event }) =>
      'level' in event
        ? { level: event.level, consultation: event.asks ? 'asked' : context.consultation }
        : {},
    ),
    noteAnswer: assign({ consultation: 'answered' }),
  },
  guards: {
    isAsked: ({ context }) => context.consultation === 'asked',
  },
}).createMachine({
  id: 'linked-response',
  version: '1',
  context: { level: null, consultation: 'none' },
  initial: 'noted',
  states: {
    noted: {
      on: { ...start, TELL: { target: 'told', actions: record('linked-response.told') } },
    },
    /** A county was told to start its own; it stays outstanding until it says that it has. */
    told: {
      on: { ...start, RELEASE: { target: 'released', actions: record('linked-response.released') } },
    },
    running: {
      on: {
        CHANGE: { actions: ['takeLevel', record('linked-response.changed')] },
        ANSWER: { guard: 'isAsked', actions: ['noteAnswer', record('linked-response.answered')] },
        END: { target: 'ended', actions: record('linked-response.ended') },
      },
    },
    ended: { type: 'final' },
    released: { type: 'final' },
  },
});
