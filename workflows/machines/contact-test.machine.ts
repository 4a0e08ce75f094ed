import { setup } from 'xstate';

type ContactTestEvent = { type: 'START'; endsAt: number } | { type: 'ANSWER' | 'CLOSE' };

const record = (fact: string) => ({ type: 'record', params: { fact } }) as const;
const answer = { ANSWER: { actions: record('contact-test.answered') } } as const;

/** A test of contacts (联系测试). Its window ends once; an answer that comes later is still kept. */
export const contactTestMachine = setup({
  types: { context: {}, events: {} as ContactTestEvent },
  actions: {
    record: (_, _params: { fact: string }) => {},
    /** The host writes or removes a deadline row; `at` null means that no clock runs. */
    armDeadline: (_, _params: { deadline: string; at: number | null }) => {},
    disarmDeadline: (_, _params: { deadline: string }) => {},
  },
}).createMachine({
  id: 'contact-test',
  version: '1',
  context: {},
  initial: 'drafted',
  states: {
    drafted: {
      on: {
        START: {
          target: 'running',
          actions: [
            record('contact-test.started'),
            {
              type: 'armDeadline',
              params: ({ event }) => ({ deadline: 'window', at: event.endsAt }),
            },
          ],
        },
      },
    },
    running: {
      on: {
        ...answer,
        CLOSE: {
          target: 'closed',
          actions: [
            record('contact-test.closed'),
            { type: 'disarmDeadline', params: { deadline: 'window' } },
          ],
        },
      },
    },
    closed: { on: { ...answer } },
  },
});
