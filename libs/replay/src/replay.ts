import { findFault, findStateFault } from '#engine';
import { beijingIso, isProblem } from '#kernel';
import { check, type Miss } from './check.ts';
import { NoSuchTask, Performance } from './perform.ts';
import { readScenario } from './read-scenario.ts';
import { type Scenario, type Step, VERBS } from './scenario.ts';
import type { Scene } from './scene.ts';
import { Stage, type StageOptions } from './stage.ts';
import { checkUpward } from './verbs/upward-expectations.ts';

export interface StepOutcome {
  at: string;
  did: string[];
  note: string | null;
  /** Code of the refusal, where the step was refused. */
  refused: string | null;
  /** What was journalled up to the end of this step, passed clocks included, and how often. */
  facts: Record<string, number>;
  misses: Miss[];
}

export interface Outcome {
  scenario: { zh: string; en: string };
  passed: boolean;
  steps: StepOutcome[];
  /** Every expectation that does not hold, with the step that held it, counted from 1. */
  failures: (Miss & { step: number })[];
  journalHead: { seq: number; hash: string };
}

export interface ReplayOptions extends StageOptions {
  /** Looks at the record after each step, when everything has come to rest. */
  observe?: (stage: Stage, incidentId: string) => Promise<void>;
}

/** Runs a scenario file through the real engine on a virtual clock. It is passed only if every expectation holds. */
export async function replay(file: string, options: ReplayOptions = {}): Promise<Outcome> {
  const scenario = readScenario(file);
  const stage = await Stage.open(Date.parse(scenario.start), options);
  try {
    const steps = await play(scenario, stage, (incidentId) => options.observe?.(stage, incidentId));
    const failures = steps.flatMap(({ misses }, index) =>
      misses.map((miss) => ({ step: index + 1, ...miss })),
    );
    const { store, reader } = stage.engine;
    const fault = (await findFault(store)) ?? (await findStateFault(reader));
    if (fault) failures.push({ step: steps.length, what: 'journal', expected: null, actual: fault });
    return {
      scenario: scenario.title,
      passed: failures.length === 0,
      steps,
      failures,
      journalHead: await reader.head(),
    };
  } finally {
    await stage.close();
  }
}

/** Performs the steps one after another and compares each with what it must have led to. */
export async function play(
  scenario: Scenario,
  scene: Scene,
  observe?: (incidentId: string) => Promise<void> | undefined,
): Promise<StepOutcome[]> {
  const performance = new Performance(scene, scenario);
  const steps: StepOutcome[] = [];
  for (const step of scenario.steps) {
    const { seq } = await scene.engine.reader.head();
    steps.push(await runStep(scene, performance, step, seq));
    await observe?.(performance.incidentId);
  }
  return steps;
}

/**
 * Takes the step at its time, and says what came of it and which of its expectations do not hold. `since` is the
 * journal's seq at the end of the step before.
 */
export async function runStep(
  stage: Scene,
  performance: Performance,
  step: Step,
  since: number,
): Promise<StepOutcome> {
  const { reader } = stage.engine;
  await stage.advanceTo(performance.when(step.at));
  const misses: Miss[] = [];
  const refused = await performance.perform(step).then(
    () => null,
    (error: unknown) => {
      if (isProblem(error)) return error.code;
      if (!(error instanceof NoSuchTask)) throw error;
      misses.push({ what: error.what, expected: JSON.parse(error.message), actual: null });
      return null;
    },
  );
  await stage.settle();
  if (refused !== (step.refused ?? null))
    misses.push({ what: 'refused', expected: step.refused ?? null, actual: refused });
  if (step.expect)
    misses.push(
      ...(await check(reader, performance.incidentId, step.expect, since, (text) => performance.when(text))),
      ...(await checkUpward(stage, performance.incidentId, step.expect)),
    );
  return {
    at: beijingIso(stage.clock.now()),
    did: VERBS.filter((verb) => step[verb]),
    note: step.note ?? null,
    refused,
    facts: counted((await reader.facts({}, { afterSeq: since })).map(({ fact }) => fact)),
    misses,
  };
}

function counted(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
