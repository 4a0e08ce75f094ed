import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { CompiledPlans } from '#engine';
import { openStore } from '#persistence';
import { PlanLibrary } from '#plan/loader';
import { play, readScenario } from '#replay';
import type { JournalRow } from '#runtime';
import { kaidu } from '../support/cli.ts';
import { type Death, type Died, KillableScene, type Operation } from '../support/killable-scene.ts';
import { seeded } from '../support/seeded.ts';

const SCENARIO = fileURLToPath(
  new URL('workflows/scenarios/flood-2005-fifteen-days.yaml', import.meta.resolve('#root/package.json')),
);
const DEATHS = 50;
/** Those that operations pass which send something. */
const CRASH_POINTS = [
  'group-written',
  'written-ahead',
  'group-committed',
  'after-commit',
  'job-taken',
  'after-delivery',
  'job-handled-in-process',
];
/** What the relay had in hand when its process died is found by the sweep this much later. */
const SWEEP_FINDS_WITHIN_MS = 5000;

const seed = Number(process.env['KAIDU_TEST_SEED'] ?? Date.now() % 1_000_000);

interface Run {
  facts: JournalRow[];
  operations: Operation[];
  died: Died[];
  misses: unknown[];
}

/** Plays the fifteen days on a fresh file database, with hosts that die as planned. */
async function run(folder: string, deaths?: Map<number, Death[]>): Promise<Run> {
  const scenario = readScenario(SCENARIO);
  const url = `sqlite:${join(folder, 'kaidu.sqlite')}`;
  const scene = new KillableScene(
    Date.parse(scenario.start),
    url,
    folder,
    await CompiledPlans.open(new PlanLibrary()),
    deaths,
  );
  try {
    const steps = await play(scenario, scene);
    const { operations, died } = scene;
    return { facts: await factsOf(url), operations, died, misses: steps.flatMap(({ misses }) => misses) };
  } finally {
    await scene.close();
  }
}

async function factsOf(url: string): Promise<JournalRow[]> {
  const store = await openStore({ url });
  try {
    return await store.reader.facts({});
  } finally {
    await store.close();
  }
}

/**
 * Moments spread evenly over the time that the engine was at work; a third of them are set to a crash point instead,
 * under an operation that sends something.
 */
function planDeaths(operations: readonly Operation[]): Map<number, Death[]> {
  const random = seeded(seed);
  const total = operations.reduce((sum, { ms }) => sum + ms, 0);
  const sending = operations.flatMap(({ messages }, number) => (messages ? [number] : []));
  // Whoever comes by none there does so later; the last ones leave time for it.
  sending.splice(Math.ceil(sending.length * 0.7));
  const deaths = new Map<number, Death[]>();
  const add = (number: number, death: Death) => deaths.set(number, [...(deaths.get(number) ?? []), death]);
  for (let count = 0; count < DEATHS; count++) {
    if (count % 3 === 0) {
      const at = CRASH_POINTS[(count / 3) % CRASH_POINTS.length]!;
      add(sending[Math.floor(random() * sending.length)]!, { at });
      continue;
    }
    let afterMs = random() * total;
    const number = operations.findIndex(({ ms }) => {
      if (afterMs < ms) return true;
      afterMs -= ms;
      return false;
    });
    add(number, { afterMs });
  }
  return deaths;
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * What the facts say, with ids by the order in which they first occur. Of deliveries the order is free: a job holds
 * whatever was handed over together, and what a death left comes with the sweep.
 */
function said(facts: readonly JournalRow[]) {
  const names = new Map<string, string>();
  const named = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value).replace(UUID, (id) => {
        if (!names.has(id)) names.set(id, `#${names.size}`);
        return names.get(id)!;
      }),
    );
  const decided = facts.filter(({ stream }) => stream !== 'delivery');
  const inOrder = decided.map(({ seq: _seq, prevHash: _prev, hash: _hash, ...fact }) => named(fact));
  const deliveries = facts
    .filter(({ stream }) => stream === 'delivery')
    .map(({ at, fact, state, streamSeq, data, actor }) => ({
      at,
      says: JSON.stringify(named({ fact, state, streamSeq, data, actor })),
    }))
    .sort((a, b) => (a.says < b.says ? -1 : a.says > b.says ? 1 : a.at - b.at));
  return { inOrder, deliveries };
}

test('the fifteen days, with the engine killed at 50 random moments, leave the facts of an undisturbed run', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaidu-fifteen-'));
  const [calm, killed] = [mkdtempSync(join(folder, 'calm-')), mkdtempSync(join(folder, 'killed-'))];
  try {
    const undisturbed = await run(calm);
    expect(undisturbed.misses).toEqual([]);
    const disturbed = await run(killed, planDeaths(undisturbed.operations));

    expect(disturbed.died).toHaveLength(DEATHS);
    expect(disturbed.misses).toEqual([]);
    const [expected, actual] = [said(undisturbed.facts), said(disturbed.facts)];
    expect(actual.inOrder).toEqual(expected.inOrder);
    expect(actual.deliveries.map(({ says }) => says)).toEqual(expected.deliveries.map(({ says }) => says));
    const late = actual.deliveries.map(({ at }, index) => at - expected.deliveries[index]!.at);
    expect(late.filter((ms) => ms < 0 || ms > SWEEP_FINDS_WITHIN_MS)).toEqual([]);

    // The deaths were where they can hurt: under commands, under clocks, and at each crash point.
    const where = ({ operation, within }: Died) => (within ? operation : 'between');
    const places = new Set(disturbed.died.map(where));
    expect([...places]).toEqual(expect.arrayContaining(['execute', 'advance']));
    expect(new Set(disturbed.died.map(({ by }) => by))).toEqual(new Set(['signal', ...CRASH_POINTS]));

    const verified = await kaidu([
      'audit',
      'verify',
      '--json',
      '--database',
      `sqlite:${killed}/kaidu.sqlite`,
    ]);
    expect(JSON.parse(verified.out)).toMatchObject({ whole: true, fault: null });
  } catch (error) {
    throw new Error(`with KAIDU_TEST_SEED=${seed}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 240_000);
