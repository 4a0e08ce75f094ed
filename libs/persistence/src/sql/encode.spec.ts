import { describe, expect, it } from '@jest/globals';
import { encode, isStorable } from './encode.ts';

describe('encoding', () => {
  it.each(['\u0000', 'x\u0000', '\\\u0000', '\ud83c', 'a\udf0az', '\\\\\ud800'])('finds %j out', (text) => {
    expect(isStorable({ deep: [{ text }] })).toBe(false);
    expect(isStorable({ [text]: 1 })).toBe(false);
    expect(() => encode([[text]])).toThrow('request.malformed');
  });

  it.each(['\\u0000', '\\\\u0000', '\\ud800', '🌊', '\u0001\u001f\u007f', '\ud7ff\ue000', ''])(
    'lets %j pass',
    (text) => {
      expect(isStorable({ text })).toBe(true);
      expect(JSON.parse(encode([[text]]))).toEqual([[text]]);
    },
  );

  it('has nothing to say about nothing', () => {
    expect(isStorable(undefined)).toBe(true);
  });
});
