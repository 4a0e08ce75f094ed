import { expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.ts';

it('orders keys at every depth, keeps the order of lists and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }, 'x'], a: undefined, A: '二' })).toBe(
    '{"A":"二","b":[{"c":null,"d":1},"x"]}',
  );
});
