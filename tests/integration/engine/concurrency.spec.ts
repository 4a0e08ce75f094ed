import { afterEach, describe, expect, test } from '@jest/globals';
import { findFault } from '#engine';
import { correctIncident, logIncident } from '#incident';
import { isProblem } from '#kernel';
import type { Stage } from '#replay';
import { recordConsultation, submitReport } from '#reporting';
import type { Actor, Command, IncidentRow } from '#runtime';
import { COMBINATIONS, type Deployment, deploy } from '../../support/combinations.ts';

const START = Date.parse('2026-07-01T08:00:00+08:00');
const COUNTIES = ['652801', '652822', '652823', '652824', '652825', '652826', '652827', '652828', '652829'];

interface Ask {
  command: Command<any, any>;
  input: Record<string, unknown>;
  actor: Actor;
  key: string;
}

/** 200 commands as a bad night gives them: nine counties, doubles, stale ones, corrections, consultations. */
function asks(stage: Stage, incidentId: string): Ask[] {
  const duty = stage.as('duty-officer');
  return Array.from({ length: 200 }, (_, n): Ask => {
    // Every twentieth is sent again as it is; every other tenth has the key of the one before with another body.
    const i = n % 20 === 19 ? n - 1 : n;
    const key = `ask-${i % 10 === 9 ? i - 1 : i}`;
    const division = COUNTIES[i % 9]!;
    if (i % 20 === 5)
      return {
        command: correctIncident,
        input: { incidentId, title: `洪水 ${i}`, reason: '更正' },
        actor: duty,
        key,
      };
    if (i % 20 === 12) {
      const input = {
        incidentId,
        figures: { relocated: 1000 + i },
        participants: ['水利局'],
        conclusion: `研判 ${i}`,
      };
      return { command: recordConsultation, input, actor: stage.as('office'), key };
    }
    const stale = i % 20 === 17 ? { expectedSeq: 1 } : {};
    const figures = { dead: i % 7, relocated: 10 * (i - (i % 10 === 9 ? 1 : 0)) };
    // Each county's moments go up and down, so that some reports come late.
    const asOf = START + ((i * 37) % 101) * 1000;
    return {
      command: submitReport,
      input: { incidentId, division, asOf, figures, explanation: '逐村核实', ...stale },
      actor: duty,
      key,
    };
  });
}

const run = async (stage: Stage, { command, input, actor, key }: Ask): Promise<string> =>
  stage.engine.bus
    .execute(command, input, { actor, requestId: key, idempotency: { key, bodyHash: JSON.stringify(input) } })
    .then(
      () => 'done',
      (error: unknown) => {
        if (isProblem(error)) return error.code;
        throw error;
      },
    );

const log = async (stage: Stage): Promise<string> => {
  const input = {
    plan: 'bayingolin/natural-disaster-relief',
    hazard: 'flood',
    title: '洪水',
    occurredAt: START,
    divisions: ['652827'],
  };
  const { id } = await stage.engine.bus.execute(logIncident, input, {
    actor: stage.as('duty-officer'),
    requestId: 'log',
  });
  stage.clock.advance(3600_000);
  return id;
};

/** What the incident has come to, without names that a second run gives anew. */
function essence({ seq, data }: IncidentRow) {
  const effective = Object.fromEntries(
    Object.entries(data.effective).map(([code, { asOf, figures }]) => [code, { asOf, figures }]),
  );
  return { seq, ...data, effective, affected: [...data.affected].sort() };
}

/** What each county's accepted reports come to, worked out apart from the engine: of each moment the last word. */
function expectedFigures(accepted: Ask[]) {
  const latest: Record<string, { asOf: number; figures: unknown }> = {};
  for (const { command, input } of accepted) {
    if (command !== submitReport) continue;
    const { division, asOf, figures } = input as { division: string; asOf: number; figures: object };
    const known = latest[division];
    if (!known || asOf >= known.asOf) latest[division] = { asOf, figures };
  }
  return latest;
}

describe.each(COMBINATIONS)('on %s with the %s queue', (database, queue) => {
  const open: [Stage, Deployment][] = [];
  const stageOf = async () => {
    const deployment = await deploy(database, queue);
    const stage = await deployment.open(START);
    open.push([stage, deployment]);
    return stage;
  };
  afterEach(async () => {
    for (const [stage, deployment] of open.splice(0)) {
      await stage.close();
      await deployment.drop();
    }
  });

  test('200 commands at once on one incident equal one order of them', async () => {
    const stage = await stageOf();
    const incidentId = await log(stage);
    const all = asks(stage, incidentId);
    const outcomes = await Promise.all(all.map((ask) => run(stage, ask)));
    expect(outcomes.filter((outcome) => outcome === 'done').length).toBeGreaterThan(150);
    expect(outcomes).toContain('command.stale');
    expect(outcomes).toContain('idempotency.reused');
    // What was sent again is answered alike, and done once.
    expect(outcomes.filter((_, i) => i % 20 === 19)).toEqual(outcomes.filter((_, i) => i % 20 === 18));
    const accepted = outcomes.filter((outcome, i) => outcome === 'done' && i % 10 !== 9).length;
    expect(await findFault(stage.engine.store)).toBeNull();

    // The journal says in which order they came; one by one in that order gives the same.
    const facts = await stage.engine.reader.facts({ incidentId, stream: 'incident' }, { limit: 1000 });
    expect(facts.map(({ streamSeq }) => streamSeq)).toEqual(facts.map((_, i) => i + 1));
    expect(facts).toHaveLength(1 + accepted);
    const byKey = new Map(all.filter((_, i) => i % 10 !== 9).map((ask) => [ask.key, ask]));
    const inOrder = facts.slice(1).map(({ requestId }) => byKey.get(requestId)!);
    const [now] = await stage.engine.reader.get('incident', [incidentId]);
    expect(essence(now!).effective).toEqual(expectedFigures(inOrder));
    const reports = inOrder.filter(({ command }) => command === submitReport).length;
    expect(await stage.engine.reader.count('report', { incidentId })).toBe(reports);

    const second = await stageOf();
    const again = await log(second);
    const first = new Map<string, Ask>();
    for (const ask of asks(second, again)) if (!first.has(ask.key)) first.set(ask.key, ask);
    for (const { requestId } of facts.slice(1)) expect(await run(second, first.get(requestId)!)).toBe('done');
    const [one] = await stage.engine.reader.get('incident', [incidentId]);
    const [other] = await second.engine.reader.get('incident', [again]);
    expect(essence(other!)).toEqual(essence(one!));
    const repeated = await second.engine.reader.facts(
      { incidentId: again, stream: 'incident' },
      { limit: 1000 },
    );
    expect(repeated.map(({ fact }) => fact)).toEqual(facts.map(({ fact }) => fact));
  }, 60_000);
});
