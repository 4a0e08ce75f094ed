import { expect, test } from '@jest/globals';
import type { CapAlert } from '#cap';
import { beijingIso } from '#kernel';
import { assessWarning, becomeIncident, chooseMeasures, readIncomingCap, receiveCap } from '#preparation';
import { documentSigner } from '../../conformance/self-signed.ts';
import { type Sample, sample, sampleAlert, signed } from '../../support/cap/messages.ts';
import type { TestEngine } from '../../support/engine.ts';
import { onEveryCombination } from './combined.ts';
import { HEJING, PLAN } from './people.ts';
import { refused } from './refused.ts';

const HOUR = 3600_000;
const ours = documentSigner(Date.parse('2026-07-01T12:00:00+08:00'));
const other = documentSigner(Date.parse('2026-07-01T12:00:00+08:00'));

/** As a system's push is taken in: read and checked first, then one command. */
const push = async (engine: TestEngine, xml: string, by = 'warning-source', requireSignature = false) => {
  const trust = { certificates: [ours.cert], requireSignature };
  return engine.run(
    receiveCap,
    { ...readIncomingCap(xml, trust, engine.clock.now()), plan: PLAN },
    engine.as(by),
  );
};

const made = (engine: TestEngine, given: Partial<Sample> = {}): CapAlert =>
  sampleAlert({ sentAt: engine.clock.now() - HOUR, ...given });
const text = (engine: TestEngine, given: Partial<Sample> = {}) =>
  sample({ sentAt: engine.clock.now() - HOUR, ...given });
const refer = ({ sender, identifier, sent }: CapAlert) => `${sender},${identifier},${sent}`;

/** A message that was taken in, with the warning that it opened. */
async function taken(engine: TestEngine, given: Partial<Sample> = {}) {
  const alert = made(engine, given);
  const { sent: _sent, info, ...rest } = alert;
  const xml = text(engine, { ...rest, info: info[0] });
  const answer = await push(engine, xml);
  return { alert, xml, answer, warningId: answer.warningIds[0]! };
}

onEveryCombination((scene) => {
  test('an Alert opens a warning in the plan’s own terms', async () => {
    const engine = scene.test;
    const { answer, warningId } = await taken(engine);
    expect(answer).toMatchObject({ outcome: 'received', warningIds: [warningId] });
    expect(await engine.row('warning', warningId)).toMatchObject({
      state: 'received',
      hazard: 'flood',
      exercise: false,
      expiresAt: engine.clock.now() + 23 * HOUR,
      data: {
        title: '和静县山区暴雨预警',
        affected: [HEJING],
        graded: { event: '暴雨洪涝', severity: 'Severe', urgency: 'Expected', certainty: 'Likely' },
        messages: [answer.message],
      },
    });
    const [fact] = await engine.reader.facts({ incidentId: warningId });
    expect(fact).toMatchObject({
      data: { msgType: 'Alert', status: 'Actual', signature: 'unsigned' },
      actor: { onBehalfOf: 'weather@example.org' },
    });
  });

  test('the same message again changes nothing and gets the same answer, at once too', async () => {
    const engine = scene.test;
    const { xml, answer } = await taken(engine);
    await engine.settle();
    const before = await engine.record();
    expect(await push(engine, xml)).toEqual(answer);
    engine.clock.advance(48 * HOUR);
    expect(await push(engine, xml)).toEqual(answer);
    engine.clock.advance(-48 * HOUR);
    await engine.settle();
    expect(await engine.record()).toEqual(before);

    const fresh = text(engine);
    const answers = await Promise.all(Array.from({ length: 5 }, () => push(engine, fresh)));
    expect(new Set(answers.map(({ warningIds }) => warningIds.join())).size).toBe(1);
    await refused(engine, 'cap.identity-reused', () => push(engine, fresh.replace('Severe', 'Extreme')));
  });

  test('an Update supersedes what its references opened, and what was set going stays', async () => {
    const engine = scene.test;
    const { alert, warningId } = await taken(engine);
    await engine.run(assessWarning, { warningId, text: '风险高', participants: ['水利'] }, 'office');
    await engine.run(chooseMeasures, { warningId, measures: [2] }, 'office');
    const update = made(engine, {
      sentAt: engine.clock.now(),
      msgType: 'Update',
      references: refer(alert),
      info: { severity: 'Extreme', headline: '升级', expires: beijingIso(engine.clock.now() + 2 * HOUR) },
    });
    const answer = await push(
      engine,
      text(engine, { ...update, sentAt: engine.clock.now(), info: update.info[0]! }),
    );
    expect(answer).toMatchObject({ outcome: 'updated', warningIds: [warningId] });
    const row = await engine.row('warning', warningId);
    expect(row).toMatchObject({
      state: 'preparing',
      expiresAt: engine.clock.now() + 2 * HOUR,
      data: { title: '升级', graded: { severity: 'Extreme' } },
    });
    expect(row.data.messages).toHaveLength(2);
    expect(await engine.reader.count('task', { incidentId: warningId, state: 'issued' })).toBe(2);
    const [deadline] = await engine.reader.find('deadline', { subjectId: warningId });
    expect(deadline).toMatchObject({ name: 'expiry', dueAt: row.expiresAt });
    // One update of an update: the reference is to the second message.
    const third = text(engine, { msgType: 'Update', references: refer(update) });
    expect(await push(engine, third)).toMatchObject({ outcome: 'updated', warningIds: [warningId] });
  });

  test('an Update whose Alert never came opens a warning', async () => {
    const engine = scene.test;
    const xml = text(engine, { msgType: 'Update', references: refer(made(engine)) });
    expect(await push(engine, xml)).toMatchObject({ outcome: 'received' });
  });

  test('a Cancel ends the warning and withdraws what was set going', async () => {
    const engine = scene.test;
    const { alert, warningId } = await taken(engine);
    await engine.run(assessWarning, { warningId, text: '风险高', participants: ['水利'] }, 'office');
    await engine.run(chooseMeasures, { warningId, measures: [3] }, 'office');
    const cancel = text(engine, { msgType: 'Cancel', references: refer(alert), note: '降雨结束' });
    expect(await push(engine, cancel)).toMatchObject({ outcome: 'cancelled', warningIds: [warningId] });
    expect(await engine.row('warning', warningId)).toMatchObject({ state: 'cancelled' });
    const states = (await engine.reader.find('task', { incidentId: warningId })).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['withdrawn']));
    // Too late to change anything: kept with the warning.
    const again = text(engine, { msgType: 'Cancel', references: refer(alert), note: '再发' });
    expect(await push(engine, again)).toMatchObject({ outcome: 'noted', warningIds: [warningId] });
  });

  test('nobody speaks for another sender, and an exercise touches exercises only', async () => {
    const engine = scene.test;
    const { alert, warningId } = await taken(engine);
    const cancel = { msgType: 'Cancel' as const, references: refer(alert) };
    for (const given of [{ sender: 'other@example.org' }, { status: 'Exercise' as const }])
      expect(await push(engine, text(engine, { ...cancel, ...given }))).toMatchObject({
        outcome: 'noted',
        warningIds: [],
      });
    expect(await engine.row('warning', warningId)).toMatchObject({ state: 'received' });
  });

  test('an Exercise is one from beginning to end', async () => {
    const engine = scene.test;
    const { warningId } = await taken(engine, { status: 'Exercise' });
    expect(await engine.row('warning', warningId)).toMatchObject({ exercise: true });
    const { incidentId } = await engine.run(
      becomeIncident,
      { warningId, confirmDistinct: true },
      'duty-officer',
    );
    expect(await engine.row('incident', incidentId)).toMatchObject({ exercise: true });
  });

  test('tests, drafts, system messages, receipts and errors are kept and open nothing', async () => {
    const engine = scene.test;
    const before = await engine.reader.count('warning', {});
    const { alert } = { alert: made(engine) };
    const kinds: Partial<Sample>[] = [
      ...(['Test', 'Draft', 'System'] as const).map((status) => ({ status })),
      ...(['Ack', 'Error'] as const).map((msgType) => ({ msgType, references: refer(alert) })),
    ];
    for (const given of kinds) {
      const answer = await push(engine, text(engine, given));
      expect(answer).toMatchObject({ outcome: 'kept', warningIds: [] });
      expect(await engine.row('cap_message', answer.message)).toMatchObject({
        xml: expect.stringContaining('alert'),
      });
      const [fact] = await engine.reader.facts({ stream: 'cap_message', streamId: answer.message });
      expect(fact).toMatchObject({ fact: 'cap.kept', incidentId: null });
    }
    expect(await engine.reader.count('warning', {})).toBe(before);
  });

  test('what is expired, from the future, malformed, of another version or hostile is refused', async () => {
    const engine = scene.test;
    const now = engine.clock.now();
    const good = text(engine);
    await refused(engine, 'cap.expired', () =>
      push(engine, text(engine, { info: { expires: beijingIso(now) } })),
    );
    await refused(engine, 'cap.sent-in-future', () => push(engine, sample({ sentAt: now + HOUR })));
    await refused(engine, 'cap.malformed', () => push(engine, good.replace('</info>', '')));
    await refused(engine, 'cap.version', () => push(engine, good.replace('cap:1.2', 'cap:1.1')));
    await refused(engine, 'cap.invalid', () => push(engine, good.replace('Actual', 'Real')));
    await refused(engine, 'cap.doctype', () =>
      push(engine, good.replace('<alert', '<!DOCTYPE a [<!ENTITY b "&c;">]><alert')),
    );
    await refused(engine, 'actor.forbidden', () => push(engine, good, 'auditor'));
    // A message that some of its accounts outlive is current.
    const { expires: _gone, ...lasting } = made(engine).info[0]!;
    expect(await push(engine, text(engine, { info: { ...lasting, expires: undefined } }))).toMatchObject({
      outcome: 'received',
    });
  });

  test('signatures: good, untrusted and none are told apart, a bad one is refused', async () => {
    const engine = scene.test;
    const signatureOf = async (xml: string, demanded = false) => {
      const { message } = await push(engine, xml, 'warning-source', demanded);
      return (await engine.row('cap_message', message)).signature;
    };
    expect(await signatureOf(signed(text(engine), ours))).toBe('trusted');
    expect(await signatureOf(signed(text(engine), other))).toBe('untrusted');
    expect(await signatureOf(text(engine))).toBe('unsigned');
    const changed = signed(text(engine), ours).replace('Severe', 'Minor');
    await refused(engine, 'cap.signature-bad', () => push(engine, changed));
    expect(await signatureOf(signed(text(engine), ours), true)).toBe('trusted');
    for (const xml of [text(engine), signed(text(engine), other)])
      await refused(engine, 'cap.signature-required', () => push(engine, xml, 'warning-source', true));
  });

  test('a warning in words that the plan does not know waits for a person to name hazard and divisions', async () => {
    const engine = scene.test;
    const { warningId } = await taken(engine, {
      info: {
        event: 'Space weather',
        area: [{ areaDesc: 'somewhere', polygon: [], circle: [], geocode: [] }],
      },
    });
    expect(await engine.row('warning', warningId)).toMatchObject({ hazard: null, data: { affected: [] } });
    await refused(engine, 'warning.hazard-needed', () => engine.run(becomeIncident, { warningId }, 'office'));
    const assessed = { warningId, text: '影响通信', participants: ['工信'] };
    await engine.run(assessWarning, assessed, 'office');
    await refused(engine, 'warning.no-division', () =>
      engine.run(chooseMeasures, { warningId, measures: [1] }, 'office'),
    );
    await engine.run(assessWarning, { ...assessed, hazard: 'other', divisions: [HEJING] }, 'office');
    expect(await engine.run(chooseMeasures, { warningId, measures: [1] }, 'office')).toMatchObject({
      state: 'preparing',
    });
  });
});
