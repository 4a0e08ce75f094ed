import { describe, expect, test } from '@jest/globals';
import { stabiliseIncident } from '#incident';
import type { Plan } from '#plan';
import {
  channelTexts,
  draftRelease,
  dropRelease,
  publishRelease,
  releaseDuty,
  returnRelease,
  reviseRelease,
  submitRelease,
  withdrawRelease,
} from '#release';
import { planOf } from '#runtime';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA } from './people.ts';
import { refused } from './refused.ts';

const APPROVER = 'deputy-office-director';

onEveryCombination((scene) => {
  const draft = (incidentId: string, more: object = {}) =>
    scene.test.run(draftRelease, { incidentId, template: 'situation', ...more }, 'office');
  const published = async (incidentId: string, more: object = {}) => {
    const { id } = await draft(incidentId, more);
    await scene.test.run(submitRelease, { releaseId: id }, 'office');
    await scene.test.run(publishRelease, { releaseId: id }, APPROVER);
    return id;
  };
  const row = (id: string) => scene.test.row('release', id);
  const dutyOf = async (incidentId: string) => {
    const incident = await scene.test.row('incident', incidentId);
    const rows = await scene.test.reader.find('release', { incidentId });
    return releaseDuty(planOf(scene.test.engine.plans, incident).plan, incident, rows);
  };

  describe('telling the public (4.2)', () => {
    test('a draft says the totals as they stand: unknown is not zero, a part missing makes it a least', async () => {
      const { people } = scene;
      const incidentId = await people.log({ divisions: [HEJING, KORLA] });
      await people.report(incidentId, { dead: 4, missing: 0, relocated: 900 });
      const partly = await draft(incidentId);
      expect(partly.title).toMatch(/^洪水灾情和救助情况（截至7月1日\d+时/);
      expect(partly.body).toContain('至少 4 人死亡、至少 0 人失踪');
      expect(partly.body).toContain('需紧急生活救助待核实');
      expect(partly.body).toContain('尚未启动响应');
      await people.report(incidentId, { dead: 2, missing: 0 }, { division: KORLA });
      expect((await draft(incidentId)).body).toContain('已造成6 人死亡、0 人失踪');
      expect((await draft(incidentId)).body).not.toMatch(/[{}]/);
    });

    test('it is public only when the post that may has approved it, and says by whose authority', async () => {
      const { test: engine, people } = scene;
      const incidentId = await people.log();
      const { id } = await draft(incidentId);
      await refused(engine, 'command.not-allowed', () =>
        engine.run(publishRelease, { releaseId: id }, APPROVER),
      );
      await engine.run(submitRelease, { releaseId: id }, 'office');
      await refused(engine, 'decision.not-authorised', () =>
        engine.run(publishRelease, { releaseId: id }, 'office'),
      );
      await refused(engine, 'decision.reason-required', () =>
        engine.run(returnRelease, { releaseId: id, reason: ' ' }, APPROVER),
      );
      await engine.run(returnRelease, { releaseId: id, reason: '补充安置点' }, APPROVER);
      expect((await row(id)).data.returnedFor).toBe('补充安置点');
      await engine.run(reviseRelease, { releaseId: id, title: '通报', body: '改后的内容' }, 'office');
      await engine.run(submitRelease, { releaseId: id }, 'office');
      await engine.run(publishRelease, { releaseId: id }, 'director');
      expect(await row(id)).toMatchObject({
        state: 'published',
        publishedAt: engine.clock.now(),
        data: { title: '通报', returnedFor: null, approval: { post: 'director', delegationId: null } },
      });
      await refused(engine, 'command.not-allowed', () =>
        engine.run(reviseRelease, { releaseId: id, title: 'x', body: 'y' }, 'office'),
      );
      const [fact] = await engine.reader.facts({ streamId: id, fact: 'release.published' });
      expect(fact).toMatchObject({ cite: '4.2', data: { title: '通报', body: '改后的内容' } });
    });

    test('a correction takes the place of what it corrects, which stays and says so', async () => {
      const { test: engine, people } = scene;
      const incidentId = await people.log();
      const old = await published(incidentId);
      await refused(engine, 'decision.reason-required', () => draft(incidentId, { supersedes: old }));
      const other = await people.log();
      await refused(engine, 'release.supersedes-unknown', () =>
        draft(other, { supersedes: old, correction: '误报' }),
      );
      const rival = await draft(incidentId, { supersedes: old, correction: '另一更正' });
      await engine.run(submitRelease, { releaseId: rival.id }, 'office');
      const fresh = await published(incidentId, { supersedes: old, correction: '死亡人数有误' });
      expect(await row(old)).toMatchObject({ state: 'superseded', data: { supersededBy: fresh } });
      await refused(engine, 'release.supersedes-unknown', () =>
        engine.run(publishRelease, { releaseId: rival.id }, APPROVER),
      );
      expect(await row(rival.id)).toMatchObject({ state: 'submitted', publishedAt: null });
      await engine.run(withdrawRelease, { releaseId: fresh, reason: '情况不实' }, APPROVER);
      expect(await row(fresh)).toMatchObject({ state: 'withdrawn', data: { withdrawnFor: '情况不实' } });
    });

    test('what looks like personal data is refused wherever the public would read it', async () => {
      const { test: engine, people } = scene;
      const incidentId = await people.log();
      const { id } = await draft(incidentId);
      for (const body of ['联系人 138 0000 0000', '证件 65280119990101001X。'])
        await refused(engine, 'release.personal-data', () =>
          engine.run(reviseRelease, { releaseId: id, title: '通报', body }, 'office'),
        );
      const old = await published(incidentId);
      await refused(engine, 'release.personal-data', () =>
        engine.run(withdrawRelease, { releaseId: old, reason: '电话13800000000' }, APPROVER),
      );
      await engine.run(dropRelease, { releaseId: id }, 'office');
      expect(await row(id)).toMatchObject({ state: 'dropped' });
    });

    test('a template that is not there, or a writer who may not write, is refused', async () => {
      const { test: engine, people } = scene;
      const incidentId = await people.log();
      await refused(engine, 'release.template-unknown', () => draft(incidentId, { template: 'rumour' }));
      const reporter = engine.as('county-reporter', { division: HEJING });
      await refused(engine, 'actor.forbidden', () =>
        engine.run(draftRelease, { incidentId, template: 'situation' }, reporter),
      );
    });

    test('the duty rolls until the situation is stable, then the losses are owed', async () => {
      const { test: engine, people } = scene;
      const { incidentId } = await people.started('IV');
      expect(await dutyOf(incidentId)).toEqual({ owed: 'rolling', lastPublishedAt: null });
      await published(incidentId);
      expect(await dutyOf(incidentId)).toEqual({ owed: 'rolling', lastPublishedAt: engine.clock.now() });
      expect((await draft(incidentId)).body).toContain('已启动四级响应');
      await people.consulted(incidentId);
      await engine.run(stabiliseIncident, { incidentId, reason: '会商认定稳定' }, 'office');
      expect((await dutyOf(incidentId)).owed).toBe('loss');
      await published(incidentId, { template: 'loss' });
      expect((await dutyOf(incidentId)).owed).toBeNull();
      await engine.settle();
    });

    test('the words for a channel say exercise first, then the correction, and whether they fit', async () => {
      const { people } = scene;
      const incidentId = await people.log({ exercise: true });
      const { id } = await draft(incidentId);
      const release = await row(id);
      expect(release.exercise).toBe(true);
      const incident = await scene.test.row('incident', incidentId);
      const { plan }: { plan: Plan } = planOf(scene.test.engine.plans, incident);
      const texts = channelTexts(plan, release);
      expect(texts.map(({ channel }) => channel)).toContain('emergency-broadcast');
      for (const { text } of texts) expect(text).toMatch(/^【演练】【洪水/);
      expect(texts.every(({ fits }) => fits)).toBe(true);
      const long = {
        ...release,
        data: { ...release.data, body: '长'.repeat(400), correction: '原数有误', supersedes: 'x' },
      };
      const corrected = channelTexts(plan, long);
      expect(corrected[0]!.text).toContain('】【更正】原数有误。长');
      expect(corrected.map(({ channel, fits }) => [channel, fits])).toEqual(
        expect.arrayContaining([
          ['emergency-broadcast', true],
          ['warning-system', false],
          ['website', true],
        ]),
      );
    });
  });
});
