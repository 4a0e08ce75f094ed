import type { z } from 'zod';
import type { Reader } from '#runtime';
import type { followingUpExpect } from './following-up.ts';

type FollowingUp = { [K in keyof typeof followingUpExpect]?: z.infer<(typeof followingUpExpect)[K]> };
type Compare = (what: string, expected: unknown, actual: unknown) => void;

/** Compares what followed a decision with the record. */
export async function checkFollowUp(
  reader: Reader,
  incidentId: string,
  { verifications = [], texts = [], workGroups = [], instructions = [] }: FollowingUp,
  compare: Compare,
): Promise<void> {
  for (const { count, ...where } of verifications)
    compare(
      `verifications ${JSON.stringify(where)}`,
      count,
      await reader.count('verification', { incidentId, ...where }),
    );
  for (const { count, template, state } of texts) {
    const rows = await reader.find('release', { incidentId, state });
    const mine = rows.filter(({ data }) => data.template === template);
    compare(`texts ${template} ${state}`, count, mine.length);
  }
  for (const { count, state } of workGroups)
    compare(`workGroups ${state}`, count, await reader.count('work_group', { incidentId, state }));
  for (const { count, overdue, ...where } of instructions) {
    const rows = await reader.find('instruction', { incidentId, ...where });
    const mine = rows.filter(({ context }) => overdue === undefined || context.overdue === overdue);
    compare(`instructions ${JSON.stringify({ ...where, overdue })}`, count, mine.length);
  }
}
