import { expect, test } from '@jest/globals';
import { changeWorkGroup, formWorkGroup, GROUP_STEPS, reportFindings } from '#tasking';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA } from './people.ts';
import { refused } from './refused.ts';

onEveryCombination((scene) => {
  test('a work group is formed, sent, heard from and back, and its tasks name it', async () => {
    const { test: engine, people } = scene;
    const { incidentId, responseId } = await people.started('III');
    const [guide] = await people.tasks(responseId, { key: 'guide-on-site' });
    const group = {
      responseId,
      title: '第一工作组',
      members: ['agency:water', 'agency:health', 'role:房屋鉴定专家'],
      leader: 'post:deputy-office-director',
      destination: HEJING,
      purpose: '核查灾情',
      taskIds: [guide!.id],
    };
    const form = (given: object, by = 'office') => engine.run(formWorkGroup, { ...group, ...given }, by);
    await refused(engine, 'actor.forbidden', () => form({}, 'duty-officer'));
    await refused(engine, 'work-group.no-members', () => form({ members: [] }));
    await refused(engine, 'work-group.member-unknown', () => form({ members: ['agency:nobody'] }));
    await refused(engine, 'work-group.member-unknown', () => form({ leader: 'role: ' }));
    await refused(engine, 'division.unknown', () => form({ destination: '1' }));
    const other = await people.started('III');
    await refused(engine, 'task.other-response', () => form({ responseId: other.responseId }));

    const { id: groupId } = await form({});
    expect((await engine.row('task', guide!.id)).data.workGroupId).toBe(groupId);
    const report = (text: string, by = people.member('water')) =>
      engine.run(reportFindings, { groupId, text }, by);
    await refused(engine, 'command.not-allowed', () => report('还没出发'));
    await engine.run(changeWorkGroup, { groupId, destination: KORLA, reason: '库尔勒更重' }, 'office');
    await engine.run(GROUP_STEPS.send, { groupId }, 'office');
    await refused(engine, 'command.not-allowed', () =>
      engine.run(GROUP_STEPS.disband, { groupId }, 'office'),
    );
    await refused(engine, 'work-group.not-a-member', () => report('…', people.member('finance')));
    await refused(engine, 'task.reason-required', () => report(' '));
    await report('倒房 12 间');
    await report('已安置 30 人', engine.as('duty-officer'));
    const sentAt = engine.clock.now();
    engine.clock.advance(3_600_000);
    await engine.run(GROUP_STEPS.return, { groupId }, 'office');
    await report('核查报告已交', engine.as('deputy-office-director'));
    await engine.run(GROUP_STEPS.close, { groupId }, 'office');
    expect(await engine.row('work_group', groupId)).toMatchObject({
      state: 'closed',
      data: {
        destination: KORLA,
        sentAt,
        returnedAt: sentAt + 3_600_000,
        findings: [
          { text: '倒房 12 间', onBehalfOf: null },
          { text: '已安置 30 人', onBehalfOf: '第一工作组' },
          { text: '核查报告已交', onBehalfOf: null },
        ],
      },
    });
    const facts = (await engine.facts(incidentId)).filter((fact) => fact.startsWith('work-group'));
    expect(facts.map((fact) => fact.replace('work-group.', ''))).toEqual([
      ...['formed', 'changed', 'sent', 'reported', 'reported', 'returned', 'reported', 'closed'],
    ]);
  });
});
