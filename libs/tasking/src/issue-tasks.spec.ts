import { expect, test } from '@jest/globals';
import { dueAt } from './issue-tasks.ts';

const task = (dueWithinMs: number | null, recursMs: number | null) =>
  ({ data: { dueWithinMs, recursMs } }) as Parameters<typeof dueAt>[1];

test('a task is due within its time, else after its rhythm, else never', () => {
  expect(dueAt(1000, task(500, 9000))).toBe(1500);
  expect(dueAt(1000, task(null, 9000))).toBe(10_000);
  expect(dueAt(1000, task(0, 9000))).toBe(1000);
  expect(dueAt(1000, task(null, null))).toBeNull();
});
