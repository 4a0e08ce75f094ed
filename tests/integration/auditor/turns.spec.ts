import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SILENT } from '#auditor';
import { openEngine } from '#engine';
import { BehindItsBack } from '../../support/behind-its-back.ts';
import { DATABASES } from '../../support/database.ts';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { People } from '../engine/people.ts';

const SECOND = 1000;

describe.each(DATABASES)('several processes on %s', (database) => {
  let one: TestEngine;
  let two: Awaited<ReturnType<typeof openEngine>>;
  const faults: string[] = [];

  beforeAll(async () => {
    one = await openTestEngine({ database, queue: 'in-process' });
    const { queue } = one.deployment.options();
    two = await openEngine(one.engine.config, queue!, (_, error) => faults.push((error as Error).message), {
      clock: one.clock,
    });
  });
  afterAll(async () => {
    await two.close();
    await one.close();
  });

  const row = async () => (await one.reader.get('auditor', ['auditor']))[0]!;
  const silence = async () => (await one.reader.get('audit_gap', [SILENT]))[0];

  test('one at a time has the turn; when it dies another takes over within two minutes', async () => {
    expect(await one.engine.auditor.tick()).toBe(true);
    const { holder } = await row();
    expect([await two.auditor.tick(), await two.auditor.round()]).toEqual([false, false]);
    one.clock.advance(30 * SECOND);
    expect([await two.auditor.tick(), await one.engine.auditor.tick()]).toEqual([false, true]);
    expect(await row()).toMatchObject({ holder, data: { rounds: 2 } });
    // The first is gone without a word.
    let waited = 0;
    while (!(await two.auditor.tick())) {
      one.clock.advance(10 * SECOND);
      waited += 10;
    }
    expect(waited).toBeLessThanOrEqual(60);
    expect((await row()).holder).not.toBe(holder);
    expect(await one.engine.auditor.tick()).toBe(false);
  });

  test('two that look at the same time repair once', async () => {
    const people = new People(one);
    const { responseId } = await people.started('IV');
    const [task] = await people.tasks(responseId, { state: 'issued' });
    const back = await BehindItsBack.open(one.deployment.options().databaseUrl!);
    const id = `task-${task!.id}-escalation`;
    const before = await one.reader.get('deadline', [id]);
    await back.remove('deadline', id);
    // Both believe that it is their turn, as after a clock that was moved.
    await back.set('auditor', 'auditor', 'lease_until', 0);
    await Promise.all([one.engine.auditor.round(), two.auditor.round()]);
    await back.close();
    expect(await one.reader.get('deadline', [id])).toEqual(before);
    const facts = await one.reader.facts({ stream: 'audit_gap', streamId: `deadline.missing:${id}` });
    expect(facts.map(({ fact }) => fact)).toEqual(['audit.gap-found', 'audit.gap-repaired']);
  });

  test('when all have stopped, the alarm comes within two minutes, to an inbox too, and ends when one is back', async () => {
    const watchdog = two.watchdog;
    expect(await watchdog.look()).toMatchObject({ isSilent: false });
    let waited = 0;
    while (!(await watchdog.look()).isSilent) {
      one.clock.advance(10 * SECOND);
      waited += 10;
    }
    expect(waited).toBeLessThanOrEqual(120);
    expect(faults).toEqual([expect.stringContaining('silent')]);
    expect(await silence()).toMatchObject({ state: 'open', data: { times: 1 } });
    // No worker runs here: what arrived in the office's inbox was put there by the watchdog itself.
    const notices = async () =>
      (await one.reader.find('delivery', { recipient: 'post:office', state: 'delivered' })).filter(
        ({ message }) => message.title.zh.includes('自查'),
      );
    expect(await notices()).toMatchObject([{ urgency: 'urgent', channel: 'inbox', incidentId: null }]);
    // It is said once, however long it lasts, and by however many processes.
    one.clock.advance(600 * SECOND);
    await watchdog.look();
    await one.engine.watchdog.look();
    expect(await notices()).toHaveLength(1);

    expect(await one.engine.auditor.tick()).toBe(true);
    expect(await watchdog.look()).toMatchObject({ isSilent: false });
    expect(await silence()).toMatchObject({ state: 'closed' });
    const facts = await one.reader.facts({ stream: 'audit_gap', streamId: SILENT });
    expect(facts.map(({ fact }) => fact)).toEqual(['audit.gap-found', 'audit.gap-closed']);
  });
});
