import { beforeAll, describe, expect, it } from '@jest/globals';
import { diffResolvedTasks, diffTasks, type Plan, resolveTasks } from '#plan';
import { bayingolin, fixture, NORTHBANK } from './plans.ts';

let own: Plan;
let other: Plan;
beforeAll(async () => {
  own = await bayingolin();
  other = await fixture(NORTHBANK);
});

const affectedDivisions = ['990200', '990100'];

describe('tasks with recipients', () => {
  it('stand in the order of the plan, one for each recipient', () => {
    const tasks = resolveTasks(other, 'red', { affectedDivisions });
    expect(tasks.map(({ id, form, measure, cite }) => [id, form, measure, cite])).toEqual([
      ['lead-relief/relief-office', 'order', null, '5.1'],
      ['medical-teams/health', 'order', 1, '5.1(1)'],
      ['restore-power/power', 'request', 1, '5.1(1)'],
      ['guide-on-site/relief-office', 'order', 2, '5.1(2)'],
      ['local-relief/990200', 'order', 2, '5.1(2)'],
      ['local-relief/990100', 'order', 2, '5.1(2)'],
    ]);
    expect(tasks.at(-1)!.recipient).toEqual({ kind: 'division', key: '990100' });
  });

  it('go to whoever is named at the start instead of the fallback', () => {
    const named = { affectedDivisions: [], namedAtStart: { 'work-group': ['health', 'power', 'health'] } };
    const tasks = resolveTasks(other, 'red', named).filter((task) => task.key === 'guide-on-site');
    expect(tasks.map((task) => task.id)).toEqual(['guide-on-site/health', 'guide-on-site/power']);
  });

  it('go to the leading agency, or stay with the group, where a group has no fallback', () => {
    const bare = structuredClone(other);
    const group = bare.agencies.find((agency) => agency.key === 'work-group')!;
    delete group.fallback;
    const recipient = () =>
      resolveTasks(bare, 'red', { affectedDivisions: [] }).find((task) => task.key === 'guide-on-site')!
        .recipient.key;
    expect(recipient()).toBe('work-group');
    bare.levels[0]!.measures[1]!.tasks[0]!.lead = 'health';
    expect(recipient()).toBe('health');
  });

  it('leave no member of the committee without one', () => {
    const members = own.agencies.filter((agency) => agency.member).map((agency) => agency.key);
    let remaining = 0;
    for (const { level } of own.levels) {
      const tasks = resolveTasks(own, level, { affectedDivisions: ['652827'] });
      const reached = new Set(tasks.map((task) => task.recipient.key));
      const general = own.agencies.find((agency) => agency.expands === 'remaining-members')!.key;
      expect(members.filter((member) => !reached.has(member))).toEqual([]);
      // Who has a job of his own is not told to "act within his duties" as well.
      const rest = tasks.filter((task) => task.template.agency === general).map((task) => task.recipient.key);
      const named = new Set(
        tasks
          .filter((task) => task.template.agency !== general && task.template.agency === task.recipient.key)
          .map((task) => task.recipient.key),
      );
      expect(rest.filter((member) => named.has(member))).toEqual([]);
      remaining += rest.length;
    }
    expect(remaining).toBeGreaterThan(0);
  });

  it('are requests for those outside the chain of command only', () => {
    for (const { level } of own.levels)
      for (const task of resolveTasks(own, level, { affectedDivisions: ['652827'] })) {
        const agency = own.agencies.find((each) => each.key === task.recipient.key);
        expect(task.form).toBe(agency?.chain === 'outside' ? 'request' : 'order');
      }
  });

  it('have an id of their own each', () => {
    for (const { level } of own.levels) {
      const ids = resolveTasks(own, level, { affectedDivisions: ['652801', '652827'] }).map(
        (task) => task.id,
      );
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('are refused for places and agencies that are not there', () => {
    expect(() => resolveTasks(other, 'red', { affectedDivisions: ['1'] })).toThrow('division.unknown');
    expect(() =>
      resolveTasks(other, 'red', { affectedDivisions: [], namedAtStart: { 'work-group': ['x'] } }),
    ).toThrow('agency.unknown');
    expect(() => resolveTasks(other, 'green', { affectedDivisions: [] })).toThrow('level.unknown');
  });
});

describe('when the level changes', () => {
  it('tells what stays, what is new and what falls away, by key and agency', () => {
    const { stay, added, fallAway } = diffTasks(other, 'red', 'amber');
    expect(stay.map((each) => each.id)).toEqual(['medical-teams/health', 'local-relief/affected-counties']);
    expect(added.map((task) => task.key)).toEqual(['share-figures']);
    expect(fallAway.map((task) => task.key)).toEqual([
      'lead-relief',
      'restore-power',
      'guide-on-site',
      'own-duties',
    ]);
  });

  it('is the same back again, the other way round', () => {
    for (const [a, b] of [
      ['I', 'II'],
      ['II', 'III'],
      ['III', 'IV'],
      ['IV', 'I'],
    ] as const) {
      const [there, back] = [diffTasks(own, a, b), diffTasks(own, b, a)];
      expect(back.added).toEqual(there.fallAway);
      expect(back.fallAway).toEqual(there.added);
      expect(new Set(back.stay.map((each) => each.id))).toEqual(new Set(there.stay.map((each) => each.id)));
      expect(there.stay.length).toBeGreaterThan(0);
    }
  });

  it('compares recipients too', () => {
    const [red, amber] = ['red', 'amber'].map((level) => resolveTasks(other, level, { affectedDivisions }));
    const { stay, added } = diffResolvedTasks(red!, amber!);
    expect(stay.map((each) => each.id)).toEqual([
      'medical-teams/health',
      'local-relief/990200',
      'local-relief/990100',
    ]);
    expect(added.map((task) => task.id)).toEqual(['share-figures/relief-office']);
  });
});
