import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../testing/refusal.ts';
import { actorWith, SMALL_PLAN } from '../../testing/small-plan.ts';
import { requireAgency } from './require-agency.ts';
import { requireDivision } from './require-division.ts';
import { visibleRecipients } from './visible-recipients.ts';

const NORTH = { post: 'reporter', division: '001' };
const WATER = { post: 'member', agency: 'water' };

describe('reporting for a division', () => {
  test('its own reporter, and on its behalf whoever logs', () => {
    expect(requireDivision(actorWith(NORTH), '001', SMALL_PLAN)).toEqual({});
    expect(requireDivision(actorWith('duty'), '001', SMALL_PLAN)).toEqual({ onBehalfOf: '〈North〉' });
    // Reporting for one's own county is not "on behalf", whatever else one may do.
    expect(requireDivision(actorWith('duty', NORTH), '001', SMALL_PLAN)).toEqual({});
  });

  test('nobody else; the refusal names the rule and who may', async () => {
    const refusal = await refusalOf(() => requireDivision(actorWith(NORTH), '002', SMALL_PLAN));
    expect([refusal.code, refusal.status]).toEqual(['report.other-division', 403]);
    expect(refusal.extras).toEqual({
      rule: 'own-division',
      division: '002',
      may: ['duty', 'office', 'reporter'],
    });
    expect(refusal.zh).toContain('〈South〉');
    for (const other of [WATER, 'chief', 'administrator', 'auditor'])
      expect((await refusalOf(() => requireDivision(actorWith(other), '001', SMALL_PLAN))).code).toBe(
        'report.other-division',
      );
  });

  test('a division that the plan does not have is said to be unknown', async () => {
    const refusal = await refusalOf(() => requireDivision(actorWith(NORTH), '999', SMALL_PLAN));
    expect([refusal.code, refusal.zh]).toEqual(['division.unknown', '未知的行政区划：999；可用：001, 002']);
  });
});

describe('acting on a task', () => {
  test('its own recipient, and on its behalf whoever logs', () => {
    expect(requireAgency(actorWith(WATER), 'agency:water', SMALL_PLAN)).toEqual({});
    expect(requireAgency(actorWith(NORTH), 'division:001', SMALL_PLAN)).toEqual({});
    expect(requireAgency(actorWith('duty'), 'agency:roads', SMALL_PLAN)).toEqual({ onBehalfOf: '〈Roads〉' });
  });

  test('nobody else', async () => {
    const codeFor = async (recipient: string) =>
      (await refusalOf(() => requireAgency(actorWith(WATER, 'chief', 'auditor'), recipient, SMALL_PLAN)))
        .code;
    expect(await codeFor('agency:roads')).toBe('task.other-agency');
    expect(await codeFor('division:001')).toBe('task.other-agency');
    expect(await codeFor('division:009')).toBe('division.unknown');
    for (const malformed of ['agency:nobody', 'water', 'post:water', 'agency:', ''])
      expect(await codeFor(malformed)).toBe('agency.unknown');
  });

  test('the refusal names who may act for that kind of recipient', async () => {
    const refusal = await refusalOf(() => requireAgency(actorWith(WATER), 'agency:roads', SMALL_PLAN));
    expect(refusal.extras['may']).toEqual(['duty', 'office', 'member']);
  });
});

describe('whose tasks one sees', () => {
  test("one's own, or everyone's", () => {
    expect(visibleRecipients(actorWith(NORTH, WATER, WATER), SMALL_PLAN)).toEqual([
      'division:001',
      'agency:water',
    ]);
    expect(visibleRecipients(actorWith(), SMALL_PLAN)).toEqual([]);
    expect(visibleRecipients(actorWith('adviser', { post: 'member' }), SMALL_PLAN)).toEqual([]);
    for (const all of ['duty', 'office', 'deputy', 'auditor', 'administrator'])
      expect(visibleRecipients(actorWith(WATER, all), SMALL_PLAN)).toBe('all');
  });
});
