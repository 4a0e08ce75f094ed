import { isDeepStrictEqual } from 'node:util';
import type { Reader, ReportDutyRow } from '#runtime';
import type { Expect } from './scenario.ts';
import { checkFollowUp } from './verbs/check-follow-up.ts';

/** One expectation that does not hold. */
export interface Miss {
  what: string;
  expected: unknown;
  actual: unknown;
}

/** Compares what a step must have led to with what the record says. `since` is the journal's head before it. */
export async function check(
  reader: Reader,
  incidentId: string,
  expect: Expect,
  since: number,
  when: (text: string) => number = Date.parse,
): Promise<Miss[]> {
  const misses: Miss[] = [];
  const compare = (what: string, expected: unknown, actual: unknown) => {
    if (expected !== undefined && !isDeepStrictEqual(expected, actual))
      misses.push({ what, expected, actual });
  };
  const [incident] = await reader.get('incident', [incidentId]);
  const classification = incident?.data.assessment.classification;
  compare('level', expect.level, classification?.level);
  compare('basis', expect.basis, classification?.basis);
  compare('incident', expect.incident, incident?.state);
  for (const [key, parts] of Object.entries(expect.criteria ?? {})) {
    const criterion = classification?.criteria.find((each) => each.key === key);
    for (const [part, wanted] of Object.entries(parts))
      compare(`${key}.${part}`, wanted, criterion?.[part as keyof typeof parts]);
  }
  // The newest of each is the one that the scenario is at.
  const newest = { orderBy: 'id', descending: true, limit: 1 } as const;
  const [response] = await reader.find('response', { incidentId }, newest);
  compare('response.state', expect.response?.state, response?.state);
  compare('response.level', expect.response?.level, response?.level);
  const [approval] = await reader.find('approval', { incidentId }, newest);
  compare('approval.state', expect.approval?.state, approval?.state);
  compare('approval.post', expect.approval?.post, approval?.post);
  compare('approval.signature', expect.approval?.signature, approval?.context.signature);
  for (const { count, overdue, ...where } of expect.tasks ?? []) {
    const tasks = await reader.find('task', { incidentId, ...where });
    const counted =
      overdue === undefined ? tasks : tasks.filter(({ context }) => context.overdue === overdue);
    compare(`tasks ${JSON.stringify({ ...where, overdue })}`, count, counted.length);
  }
  for (const { count, overdue, late, missed, due, ...where } of expect.duties ?? []) {
    const duties = await reader.find('report_duty', { incidentId, ...where });
    const matches = ({ context, data, dueAt }: ReportDutyRow): boolean =>
      (overdue ?? context.overdue) === context.overdue &&
      (late === undefined || data.last?.late === late) &&
      (missed ?? data.missed) === data.missed &&
      (due === undefined || when(due) === dueAt);
    const what = JSON.stringify({ ...where, overdue, late, missed, due });
    compare(`duties ${what}`, count, duties.filter(matches).length);
  }
  for (const { count, ...where } of expect.deliveries ?? [])
    compare(
      `deliveries ${JSON.stringify(where)}`,
      count,
      await reader.count('delivery', { incidentId, ...where }),
    );
  for (const [subject, parts] of Object.entries(expect.linked ?? {})) {
    const [linked] = await reader.find('linked_response', { incidentId, subject }, newest);
    const actual = { state: linked?.state, ...linked?.context };
    for (const [part, wanted] of Object.entries(parts))
      compare(`linked ${subject}.${part}`, wanted, actual[part as keyof typeof actual]);
  }
  if (expect.uninformed !== undefined)
    compare(
      'uninformed',
      expect.uninformed,
      await reader.count('informed', { incidentId, confirmedAt: null }),
    );
  await checkFollowUp(reader, incidentId, expect, compare);
  if (expect.deadlines) {
    const running = await reader.find('deadline', { incidentId }, { orderBy: 'dueAt' });
    compare(
      'deadlines',
      expect.deadlines,
      Array.from(running, ({ subject, name }) => `${subject}.${name}`),
    );
  }
  if (expect.facts) {
    const facts = await reader.facts({ incidentId }, { afterSeq: since });
    const names = facts.map(({ fact }) => fact);
    let from = 0;
    for (const fact of expect.facts) {
      const at = names.indexOf(fact, from);
      if (at < 0) compare('facts', expect.facts, [...new Set(names)]);
      if (at < 0) break;
      from = at + 1;
    }
  }
  return misses;
}
