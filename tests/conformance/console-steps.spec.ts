import { expect, test } from '@jest/globals';
import { upwardMachine } from '#machines/upward';
import { type Step, stepsOf } from '../../apps/console/src/incident/upward/steps.ts';

const EVENTS: Record<Step, string> = {
  ...{ submit: 'SUBMIT', revise: 'REVISE', refresh: 'REVISE', drop: 'DROP', approve: 'APPROVE' },
  spoken: 'APPROVE',
  ...{ send: 'SEND', enter: 'ENTER', answer: 'ANSWER', correct: 'SUPERSEDE' },
};
const states = Object.entries(upwardMachine.states);

test.each(states)(
  'of a document %s the console offers nothing that its machine does not take',
  (state, node) => {
    const taken: readonly string[] = node.ownEvents;
    for (const kind of ['first', 'application'] as const)
      for (const step of stepsOf({ state, kind })) expect(taken).toContain(EVENTS[step]);
  },
);
