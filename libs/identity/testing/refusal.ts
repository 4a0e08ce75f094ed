import { isProblem, type Problem } from '#kernel';

/** The refusal that the work ends in; fails where it does not. */
export async function refusalOf(work: () => unknown): Promise<Problem> {
  try {
    await work();
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
