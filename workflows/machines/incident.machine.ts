import { assign, setup } from 'xstate';

type IncidentEvent =
  | { type: 'START_VERIFYING' | 'CONFIRM' | 'DISMISS' | 'CLOSE' }
  | { type: 'REPORT' | 'CONSULT' | 'CORRECT' | 'CHANGE_PLAN' }
  | { type: 'STABILISE_DIVISION' | 'REVOKE_DIVISION' }
  | { type: 'BEGIN_RESPONSE' | 'BEGIN_RECOVERY' | 'STABILISE' | 'REVOKE_STABLE' }
  | { type: 'MERGE'; into: string }
  | { type: 'UNMERGE' | 'ABSORB' | 'SEPARATE' | 'SPLIT_OFF' };

/** Where a process stood when it was merged into another, to go back there if that turns out wrong. */
type Mergeable = 'reported' | 'verifying' | 'verified';

/** The host writes the named fact to the journal; the machine only says which. */
const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;

/** What keeps coming in for as long as the process is open. */
const news = {
  REPORT: { actions: record('report.received') },
  CONSULT: { actions: record('consultation.recorded') },
  CORRECT: { actions: record('incident.corrected') },
  CHANGE_PLAN: { actions: record('incident.plan-changed') },
  ABSORB: { actions: record('incident.absorbed') },
  SEPARATE: { actions: record('incident.separated') },
  SPLIT_OFF: { actions: record('incident.split-off') },
};
/** Each county becomes stable by itself (4.1.6), before the process as a whole does. */
const divisions = {
  STABILISE_DIVISION: { actions: record('incident.division-stabilised') },
  REVOKE_DIVISION: { actions: record('incident.division-stability-revoked') },
};
/** Figures can call for a response before anybody has verified them. */
const canRespond = { BEGIN_RESPONSE: { target: 'responding', actions: record('incident.response-begun') } };
const canDismiss = { DISMISS: { target: 'dismissed', actions: record('incident.dismissed') } };
const canConfirm = { CONFIRM: { target: 'verified', actions: record('incident.confirmed') } };
const canClose = { CLOSE: { target: 'closed', actions: record('incident.closed') } };
/** With a response under way it would have to be ended first (5.7): that is for the authority of its level. */
const canMerge = (was: Mergeable) =>
  ({
    MERGE: { target: 'merged', actions: [{ type: 'leave', params: { was } }, record('incident.merged')] },
  }) as const;
const backTo = <Guard extends string>(was: Mergeable, guard: Guard) =>
  ({ guard, target: was, actions: ['comeBack', record('incident.unmerged')] }) as const;
const canRecover = { BEGIN_RECOVERY: { target: 'recovering', actions: record('incident.recovery-begun') } };

/** One disaster process (一次灾害过程), from the first word of it until its file is closed. */
export const incidentMachine = setup({
  types: {
    context: {} as { mergedInto: string | null; was: Mergeable | null },
    events: {} as IncidentEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
    leave: assign(({ event }, { was }: { was: Mergeable }) => ({
      mergedInto: 'into' in event ? event.into : null,
      was,
    })),
    comeBack: assign({ mergedInto: null, was: null }),
  },
  guards: {
    wasReported: ({ context }) => context.was === 'reported',
    wasVerifying: ({ context }) => context.was === 'verifying',
    wasVerified: ({ context }) => context.was === 'verified',
  },
}).createMachine({
  id: 'incident',
  version: '1',
  context: { mergedInto: null, was: null },
  entry: record('incident.logged'),
  initial: 'reported',
  states: {
    reported: {
      on: {
        ...news,
        ...divisions,
        ...canConfirm,
        ...canRespond,
        ...canDismiss,
        START_VERIFYING: { target: 'verifying', actions: record('incident.verification-started') },
        ...canMerge('reported'),
      },
    },
    verifying: {
      on: {
        ...news,
        ...divisions,
        ...canConfirm,
        ...canRespond,
        ...canDismiss,
        ...canMerge('verifying'),
      },
    },
    verified: {
      on: {
        ...news,
        ...divisions,
        ...canRespond,
        ...canClose,
        ...canMerge('verified'),
      },
    },
    responding: {
      on: {
        ...news,
        ...divisions,
        ...canRecover,
        STABILISE: { target: 'stabilised', actions: record('incident.stabilised') },
      },
    },
    stabilised: {
      on: {
        ...news,
        ...canRecover,
        REVOKE_STABLE: { target: 'responding', actions: record('incident.stability-revoked') },
      },
    },
    recovering: { on: { ...news, ...divisions, ...canRespond, ...canClose } },
    closed: { type: 'final' },
    dismissed: { type: 'final' },
    merged: {
      on: {
        UNMERGE: [
          backTo('reported', 'wasReported'),
          backTo('verifying', 'wasVerifying'),
          backTo('verified', 'wasVerified'),
        ],
      },
    },
  },
});
