import { setup } from 'xstate';

type ReleaseEvent =
  | { type: 'REVISE' | 'SUBMIT' | 'PUBLISH' | 'RETURN' }
  | { type: 'SUPERSEDE' | 'WITHDRAW' | 'DROP' };

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;

const write = {
  REVISE: { actions: record('release.revised') },
  SUBMIT: { target: 'submitted', actions: record('release.submitted') },
  DROP: { target: 'dropped', actions: record('release.dropped') },
} as const;

/** One text for the public (4.2): nothing is published that was not approved, and nothing published is edited. */
export const releaseMachine = setup({
  types: {
    events: {} as ReleaseEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
  },
}).createMachine({
  id: 'release',
  version: '1',
  context: {},
  entry: record('release.drafted'),
  initial: 'drafted',
  states: {
    drafted: { on: { ...write } },
    submitted: {
      on: {
        PUBLISH: { target: 'published', actions: record('release.published') },
        RETURN: { target: 'returned', actions: record('release.returned') },
      },
    },
    returned: { on: { ...write } },
    published: {
      on: {
        SUPERSEDE: { target: 'superseded', actions: record('release.superseded') },
        WITHDRAW: { target: 'withdrawn', actions: record('release.withdrawn') },
      },
    },
    superseded: { type: 'final' },
    withdrawn: { type: 'final' },
    dropped: { type: 'final' },
  },
});
