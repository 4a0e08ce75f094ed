import { expect } from '@jest/globals';
import { isProblem, type Problem } from '#kernel';
import type { TestEngine } from '../../support/engine.ts';

/** The refusal with this code, in both languages, that left the whole record as it was. */
export async function refused(
  test: TestEngine,
  code: string,
  work: () => Promise<unknown>,
): Promise<Problem> {
  await test.settle();
  const before = await test.record();
  const problem = await work().then(
    (answer) => {
      throw new Error(`not refused (${code} expected): ${JSON.stringify(answer)}`);
    },
    (error: unknown) => {
      if (isProblem(error)) return error;
      throw error;
    },
  );
  await test.settle();
  expect([problem.code, await test.record()]).toEqual([code, before]);
  // A question mark stands where the sentence names something that the refusal forgot to give.
  expect(problem.zh).toMatch(/^[^?]*\p{Script=Han}[^?]*$/u);
  expect(problem.en).toMatch(/^[^?]*[A-Za-z][^?]*$/);
  return problem;
}
