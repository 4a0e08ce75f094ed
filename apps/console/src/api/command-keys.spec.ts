import { expect, test } from '@jest/globals';
import { CommandKeys } from './command-keys.ts';

test('a command keeps its key until it is answered, and the next one like it is a new command', () => {
  let made = 0;
  const keys = new CommandKeys(() => String(++made));
  expect(keys.keyFor('/incidents', '{"a":1}')).toBe('1');
  expect(keys.keyFor('/incidents', '{"a":1}')).toBe('1');
  expect(keys.keyFor('/incidents', '{"a":2}')).toBe('2');
  expect(keys.keyFor('/other', '{"a":1}')).toBe('3');
  keys.answered('/incidents', '{"a":1}');
  expect(keys.keyFor('/incidents', '{"a":1}')).toBe('4');
  expect(keys.keyFor('/incidents', '{"a":2}')).toBe('2');
});
