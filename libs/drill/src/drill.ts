import type { Engine } from '#engine';
import { Performance, readScenario, runStep, Stage, type Step, type StepOutcome, VERBS } from '#replay';
import { reviewOf } from '#review';
import { planOf } from '#runtime';
import { addContacts, type DrillContact, requireMarked } from './contacts.ts';
import type { Order } from './orders.ts';
import { Pace } from './pace.ts';
import { type DrillScore, scoreOf } from './score.ts';

export interface DrillOptions {
  /** Drill seconds for each real second. */
  speed: number;
  /** `all`: the scenario plays everybody. `events`: it injects what comes from outside; the rest is up to people. */
  play: 'all' | 'events';
  contacts: readonly DrillContact[];
  /** Settings of the channels, as the environment names them. */
  env?: NodeJS.ProcessEnv;
  /** Begins paused, so that every event waits for `step`. */
  paused?: boolean;
  /** Orders given so far and not yet taken; called often. */
  orders: () => Order[];
  /** Hears of each event as it comes. */
  tell: (outcome: StepOutcome) => void;
  /** Lets people in; what it returns ends that. With it the drill goes on after the last event, until `stop`. */
  open?: (engine: Engine) => Promise<() => Promise<unknown>>;
}

export interface DrillOutcome {
  title: { zh: string; en: string };
  startedAt: number;
  endedAt: number;
  /** It was stopped before the last event. */
  stopped: boolean;
  steps: StepOutcome[];
  /** Null where nothing was logged. */
  score: DrillScore | null;
}

/** What comes from outside the office and the agencies. */
const EVENTS: readonly string[] = ['log', 'report', 'countyResponse', 'linkedResponse', 'endLinkedResponse'];
/** Real milliseconds between two looks at the clock. */
const TICK_MS = 50;

/**
 * Runs a scenario as an exercise (8.3.4): the real engine on a record and a clock of its own, so that nothing of it
 * can touch a real process. Every incident in it is an exercise, whatever the scenario or a participant says.
 */
export async function drill(file: string, options: DrillOptions): Promise<DrillOutcome> {
  requireMarked(options.contacts);
  const scenario = readScenario(file);
  const start = Date.parse(scenario.start);
  const stage = await Stage.open(start, { exerciseOnly: true, env: options.env });
  let closeDoors: (() => Promise<unknown>) | undefined;
  try {
    await addContacts(stage, options.contacts);
    closeDoors = await options.open?.(stage.engine);
    const run = new Run(stage, new Performance(stage, scenario), start, options);
    for (const step of scenario.steps) if (await run.reaches(step)) await run.inject(step);
    if (options.open) await run.untilStopped();
    return {
      title: scenario.title,
      startedAt: start,
      endedAt: stage.clock.now(),
      stopped: run.steps.length < scenario.steps.length,
      steps: run.steps,
      score: await scored(stage, run),
    };
  } finally {
    await closeDoors?.();
    await stage.close();
  }
}

async function scored({ engine, clock }: Stage, { performance, steps }: Run): Promise<DrillScore | null> {
  const { incidentId } = performance;
  if (!incidentId) return null;
  const review = await reviewOf(engine.reader, engine.plans, incidentId, clock.now());
  const failed = steps.reduce((sum, { misses }) => sum + misses.length, 0);
  const [incident] = await engine.reader.get('incident', [incidentId]);
  const { plan } = planOf(engine.plans, incident!);
  return scoreOf(plan, review, await engine.reader.facts({ incidentId }), failed);
}

/** A drill under way. */
class Run {
  readonly steps: StepOutcome[] = [];
  private readonly pace: Pace;
  private last = globalThis.performance.now();
  private stopped = false;
  private told = 0;
  private readonly orders: Order[] = [];

  constructor(
    private readonly stage: Stage,
    readonly performance: Performance,
    start: number,
    private readonly options: DrillOptions,
  ) {
    this.pace = new Pace(start, options.speed);
    if (options.paused) this.pace.pause();
  }

  /** Lets time pass until the step is due; false where the drill was stopped before. */
  async reaches(step: Step): Promise<boolean> {
    const due = this.performance.when(step.at);
    for (;;) {
      const stepped = this.take(due);
      await this.stage.advanceTo(this.pace.elapse(this.realMs(), due));
      if (this.stopped) return false;
      if (this.pace.now >= due && (stepped || !this.pace.isPaused)) return true;
      await pause(TICK_MS);
    }
  }

  async inject(step: Step): Promise<void> {
    const outcome = await runStep(
      this.stage,
      this.performance,
      this.options.play === 'all' ? step : eventsOf(step),
      this.told,
    );
    this.told = (await this.stage.engine.reader.head()).seq;
    this.steps.push(outcome);
    this.options.tell(outcome);
  }

  async untilStopped(): Promise<void> {
    while (!this.stopped) {
      this.take(this.pace.now);
      await this.stage.advanceTo(this.pace.elapse(this.realMs(), Number.POSITIVE_INFINITY));
      await pause(TICK_MS);
    }
  }

  /** Carries out what was ordered, up to a `step`, which goes to the next event at once; whether there was one. */
  private take(next: number): boolean {
    this.orders.push(...this.options.orders());
    for (let order = this.orders.shift(); order; order = this.orders.shift()) {
      if (order.order === 'pause') this.pace.pause();
      if (order.order === 'resume') this.pace.resume();
      if (order.order === 'speed') this.pace.setSpeed(order.speed);
      if (order.order === 'stop') this.stopped = true;
      if (order.order !== 'step') continue;
      this.pace.jumpTo(next);
      return true;
    }
    return false;
  }

  private realMs(): number {
    const now = globalThis.performance.now();
    const passed = now - this.last;
    this.last = now;
    return passed;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The step without what people do themselves; nothing can be expected of it then. */
function eventsOf({ at, note, ...step }: Step): Step {
  const events = VERBS.filter((verb) => EVENTS.includes(verb) && step[verb]);
  return { at, note, ...Object.fromEntries(events.map((verb) => [verb, step[verb]])) };
}
