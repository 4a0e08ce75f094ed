import { expect, test } from '@jest/globals';
import { newPassword } from './new-password.ts';

test('passwords are long, easy to read out, and never the same', () => {
  const made = Array.from({ length: 200 }, newPassword);
  for (const password of made) expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
  expect(new Set(made).size).toBe(200);
  expect(
    made
      .join('')
      .match(/[a-z0-9]/g)!
      .filter((letter) => letter === 'z').length,
  ).toBeGreaterThan(40);
});
