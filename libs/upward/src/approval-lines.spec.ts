import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Plan } from '#plan';
import type { UpwardRow } from '#runtime';
import { bayingolin } from '../../../tests/plan/plans.ts';
import { approvalLines } from './approval-lines.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await bayingolin();
});
const AT = Date.parse('2026-07-01T03:02:00+08:00');
const approval = { post: 'deputy-office-director', delegationId: null, byAccount: 'a', at: AT };
const spoken = { calledAt: AT, caller: '王主任', readBack: true, witnessAccount: 'w' };
const lines = (data: object, signature?: string, lang: 'zh' | 'en' = 'zh') =>
  approvalLines(plan, { data, context: { signature } } as unknown as UpwardRow, lang, '带班领导甲');

describe('what a document says of its approval', () => {
  test('an approval in the engine, also one of the release before, says who and when', () => {
    expect(lines({ approval })).toEqual([expect.stringMatching(/^签发：\S+ 2026-07-01 03:02$/)]);
    expect(lines({ approval: { ...approval, spoken: null } }, 'none')).toEqual(lines({ approval }));
    expect(lines({ approval: null })).toEqual([]);
  });

  test('one by telephone says who called, read back and witnessed, and that the signature is owed', () => {
    const data = { approval: { ...approval, spoken } };
    expect(lines(data, 'awaiting')).toEqual([
      expect.stringMatching(/^电话签发：.+ 2026-07-01 03:02（通话人王主任，已复诵，见证人带班领导甲）$/),
      '补签：待补签',
    ]);
    expect(lines(data, 'awaiting', 'en')[1]).toBe('Signature: still owed');
    expect(lines(data, 'lapsed')[1]).toBe('补签：未补签');
  });

  test('once it is signed, by whom and when', () => {
    const signed = { post: 'director', byAccount: 'd', at: AT + 6 * 3600_000 };
    expect(lines({ approval: { ...approval, spoken }, signed }, 'signed')[1]).toMatch(
      /^补签：委员会主任 2026-07-01 09:02$/,
    );
  });
});
