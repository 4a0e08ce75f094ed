import { setup } from 'xstate';

type WarningEvent =
  | { type: 'RECEIVE' | 'UPDATE'; expiresAt: number | null }
  | { type: 'ASSESS' | 'PREPARE' | 'EXPIRE' | 'CANCEL' | 'BECOME_INCIDENT' };

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;
const armExpiry = {
  type: 'armDeadline',
  params: ({ event }: { event: WarningEvent }) => ({
    deadline: 'expiry',
    at: 'expiresAt' in event ? event.expiresAt : null,
  }),
} as const;
const disarmExpiry = { type: 'disarmDeadline', params: { deadline: 'expiry' } } as const;

const update = { UPDATE: { actions: [record('warning.updated'), armExpiry] } } as const;
const prepare = { PREPARE: { target: 'preparing', actions: record('warning.prepared') } } as const;
/** A disaster can come while preparation runs, or after the warning was thought to be over. */
const end = {
  CANCEL: { target: 'cancelled', actions: [record('warning.cancelled'), disarmExpiry] },
  BECOME_INCIDENT: { target: 'becameIncident', actions: [record('warning.became-incident'), disarmExpiry] },
} as const;
const whileOpen = {
  ...end,
  EXPIRE: { target: 'expired', actions: [record('warning.expired'), disarmExpiry] },
} as const;

/** One warning, from its first message until a disaster has come of it or nothing will. */
export const warningMachine = setup({
  types: {
    events: {} as WarningEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
    /** The host writes or removes a deadline row; `at` null means that no clock runs. */
    armDeadline: (_, _params: { deadline: string; at: number | null }) => {},
    disarmDeadline: (_, _params: { deadline: string }) => {},
  },
}).createMachine({
  id: 'warning',
  version: '1',
  context: {},
  initial: 'incoming',
  states: {
    incoming: {
      on: { RECEIVE: { target: 'received', actions: [record('warning.received'), armExpiry] } },
    },
    received: {
      on: { ...whileOpen, ...update, ASSESS: { target: 'assessed', actions: record('warning.assessed') } },
    },
    assessed: {
      on: { ...whileOpen, ...update, ...prepare, ASSESS: { actions: record('warning.assessed') } },
    },
    preparing: {
      on: { ...whileOpen, ...update, ...prepare, ASSESS: { actions: record('warning.assessed') } },
    },
    /** Its time is over; what was set going goes on until the office ends it, and an update brings it back. */
    expired: {
      on: {
        ...end,
        UPDATE: { target: 'received', actions: [record('warning.updated'), armExpiry] },
      },
    },
    becameIncident: { type: 'final' },
    cancelled: { type: 'final' },
  },
});
