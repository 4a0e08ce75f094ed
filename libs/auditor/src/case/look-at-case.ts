import type { Plans, Reader } from '#runtime';
import { CASE_CHECKS } from '../checks/index.ts';
import { type Gap, gapId } from '../gap.ts';
import { openCaseFile } from './case-file.ts';

interface Parts {
  reader: Reader;
  plans: Plans;
}

/**
 * The gaps of one case. Facts and rows are read one after the other while others write, so what is found counts only if
 * it is found again.
 */
export async function lookAtCase({ reader, plans }: Parts, id: string, now: number): Promise<Gap[]> {
  const look = async () => {
    const file = await openCaseFile(reader, plans, id, now);
    return CASE_CHECKS.flatMap((check) => check(file));
  };
  const first = await look();
  if (!first.length) return first;
  const again = new Set((await look()).map(gapId));
  return first.filter((gap) => again.has(gapId(gap)));
}
