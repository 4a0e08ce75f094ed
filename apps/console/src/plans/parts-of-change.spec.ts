import { expect, test } from '@jest/globals';
import { partsOfChange } from './parts-of-change.ts';

const differing = (pieces: { text: string; differs: boolean }[]) =>
  pieces.filter(({ differs }) => differs).map(({ text }) => text);

test.each([
  ['县委，牵头，紧急', '县委员会，牵头，紧急', ['县委，'], ['县委员会，']],
  ['Dead ≥ 1,000, < 5,000', 'Dead ≥ 800, < 5,000', ['Dead ≥ 1,000, '], ['Dead ≥ 800, ']],
  ['leads, urgent', 'leads', ['urgent'], []],
])('%s → %s', (before, after, was, now) => {
  const parts = partsOfChange(before, after);
  expect([differing(parts.was), differing(parts.now)]).toEqual([was, now]);
  // Nothing of the text is lost.
  expect(parts.was.map(({ text }) => text).join('')).toBe(before);
});
