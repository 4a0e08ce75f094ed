import { expect, test } from '@jest/globals';
import { stepsOf } from './steps.ts';

test.each([
  ['first', 'drafted', 'submit'],
  ['first', 'returned', 'submit'],
  ['application', 'approved', 'send'],
  ['first', 'sent', 'enter'],
  ['application', 'sent', 'answer'],
  ['verified', 'entered', 'correct'],
  ['application', 'answered', undefined],
] as const)('the next step of a %s that is %s: %s', (kind, state, next) => {
  expect(stepsOf({ state, kind })[0]).toBe(next);
});
