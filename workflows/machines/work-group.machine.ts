import { setup } from 'xstate';

type WorkGroupEvent = { type: 'CHANGE' | 'SEND' | 'REPORT' | 'RETURN' | 'CLOSE' | 'DISBAND' };

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;
const change = { CHANGE: { actions: record('work-group.changed') } };

/** A work group (工作组) of a response: formed, sent to a county, heard from, and back. */
export const workGroupMachine = setup({
  types: {
    context: {},
    events: {} as WorkGroupEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
  },
}).createMachine({
  id: 'work-group',
  version: '1',
  context: {},
  entry: record('work-group.formed'),
  initial: 'formed',
  states: {
    formed: {
      on: {
        ...change,
        SEND: { target: 'sent', actions: record('work-group.sent') },
        DISBAND: { target: 'disbanded', actions: record('work-group.disbanded') },
      },
    },
    sent: {
      on: {
        ...change,
        REPORT: { actions: record('work-group.reported') },
        RETURN: { target: 'returned', actions: record('work-group.returned') },
      },
    },
    /** Findings are often written down after the group is back. */
    returned: {
      on: {
        REPORT: { actions: record('work-group.reported') },
        CLOSE: { target: 'closed', actions: record('work-group.closed') },
      },
    },
    closed: { type: 'final' },
    disbanded: { type: 'final' },
  },
});
