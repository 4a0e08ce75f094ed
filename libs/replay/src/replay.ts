import { findFault } from '#engine';
import { beijingIso, isProblem } from '#kernel';
import { check, type Miss } from './check.ts';
import { Performance } from './perform.ts';
import { readScenario } from './read-scenario.ts';
import { type Step, VERBS } from './scenario.ts';
import { Stage, type StageOptions } from './stage.ts';

export interface StepOutcome {
  at: string;
  did: string[];
  note: string | null;
  /** Code of the refusal, where the step was refused. */
  refused: string | null;
  misses: Miss[];
}

export interface Outcome {
  scenario: { zh: string; en: string };
  passed: boolean;
  steps: StepOutcome[];
  journal: { seq: number; hash: string };
}

/** Runs a scenario file through the real engine on a virtual clock. It is passed only if every expectation holds. */
export async function replay(file: string, options: StageOptions = {}): Promise<Outcome> {
  const scenario = readScenario(file);
  const stage = await Stage.open(Date.parse(scenario.start), options);
  try {
    const performance = new Performance(stage, scenario);
    const steps: StepOutcome[] = [];
    for (const step of scenario.steps) steps.push(await runStep(stage, performance, step));
    const fault = await findFault(stage.engine.store);
    return {
      scenario: scenario.title,
      passed: fault === null && steps.every(({ misses }) => misses.length === 0),
      steps,
      journal: await stage.engine.reader.head(),
    };
  } finally {
    await stage.close();
  }
}

async function runStep(stage: Stage, performance: Performance, step: Step): Promise<StepOutcome> {
  const { reader } = stage.engine;
  const { seq } = await reader.head();
  await stage.advanceTo(performance.when(step.at));
  const refused = await performance.perform(step).then(
    () => null,
    (error: unknown) => {
      if (isProblem(error)) return error.code;
      throw error;
    },
  );
  await stage.settle();
  const misses = step.expect ? await check(reader, performance.incidentId, step.expect, seq) : [];
  if (refused !== (step.refused ?? null))
    misses.unshift({ what: 'refused', expected: step.refused ?? null, actual: refused });
  return {
    at: beijingIso(stage.clock.now()),
    did: VERBS.filter((verb) => step[verb]),
    note: step.note ?? null,
    refused,
    misses,
  };
}
