import { assign, setup } from 'xstate';

type ApprovalEvent =
  | { type: 'SUBMIT'; post: string; decideBy: number | null }
  | { type: 'FORWARD'; post: string }
  | { type: 'APPROVE'; post: string; signBy: number | null }
  | { type: 'RETURN' | 'REJECT' | 'LAPSE' | 'SIGN' };

interface ApprovalContext {
  /** The post before which it lies. */
  post: string | null;
  /** none: signed when decided; awaiting: given by word of mouth, the signature is still owed. */
  signature: 'none' | 'awaiting' | 'signed';
}

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;
const disarm = (deadline: string) => ({ type: 'disarmDeadline', params: { deadline } }) as const;

/** First, and again after it was returned for more. */
const submit = {
  SUBMIT: {
    target: 'submitted',
    actions: [
      'takePost',
      record('approval.submitted'),
      {
        type: 'armDeadline',
        params: ({ event }: { event: ApprovalEvent }) => ({
          deadline: 'decision',
          at: event.type === 'SUBMIT' ? event.decideBy : null,
        }),
      },
    ],
  },
} as const;

/** Every decision goes through this: starting, raising, lowering and ending a response, and more to come. */
export const approvalMachine = setup({
  types: {
    context: {} as ApprovalContext,
    events: {} as ApprovalEvent,
  },
  actions: {
    record: (_, _params: { fact: string }) => {},
    /** The host writes or removes a deadline row; `at` null means that no clock runs. */
    armDeadline: (_, _params: { deadline: string; at: number | null }) => {},
    disarmDeadline: (_, _params: { deadline: string }) => {},
    takePost: assign(({ event }) => ('post' in event ? { post: event.post } : {})),
    noteSignature: assign(({ event }) =>
      event.type === 'APPROVE' ? { signature: event.signBy === null ? 'none' : 'awaiting' } : {},
    ),
    takeSignature: assign({ signature: 'signed' }),
  },
  guards: {
    awaitsSignature: ({ context }) => context.signature === 'awaiting',
  },
}).createMachine({
  id: 'approval',
  version: '1',
  context: { post: null, signature: 'none' },
  entry: record('approval.drafted'),
  initial: 'drafted',
  states: {
    drafted: {
      on: {
        ...submit,
      },
    },
    submitted: {
      on: {
        FORWARD: { actions: ['takePost', record('approval.forwarded')] },
        APPROVE: {
          target: 'approved',
          actions: [
            'takePost',
            'noteSignature',
            record('approval.approved'),
            disarm('decision'),
            { type: 'armDeadline', params: ({ event }) => ({ deadline: 'signature', at: event.signBy }) },
          ],
        },
        RETURN: { target: 'returned', actions: [record('approval.returned'), disarm('decision')] },
        REJECT: { target: 'rejected', actions: [record('approval.rejected'), disarm('decision')] },
        LAPSE: { target: 'lapsed', actions: [record('approval.lapsed'), disarm('decision')] },
      },
    },
    returned: {
      on: {
        ...submit,
        LAPSE: { target: 'lapsed', actions: record('approval.lapsed') },
      },
    },
    approved: {
      on: {
        SIGN: {
          guard: 'awaitsSignature',
          actions: ['takeSignature', record('approval.signed'), disarm('signature')],
        },
      },
    },
    rejected: { type: 'final' },
    lapsed: { type: 'final' },
  },
});
