import { BoundedMap } from './bounded-map.ts';
import { type BreakerPolicy, CircuitBreaker } from './circuit-breaker.ts';
import { RateWindow } from './rate-window.ts';
import { SlowAttempts } from './slow-attempts.ts';
import type { Target } from './target.ts';
import { Waiting } from './waiting.ts';

const MOST_TARGETS = 5000;
/** How soon a target that is busy with slow attempts is looked at again. */
const BUSY_MS = 1000;
/** The other end may ask for a pause, but not for one without end. */
const LONGEST_REQUEST_MS = 10 * 60_000;

/** Why a message is held back. */
export type HeldFor = 'paused' | 'limit' | 'busy';

export type Urgency = 'urgent' | 'routine';

/** An attempt that was let through. `since`: when it began to wait for that. */
export interface Passage {
  trial: boolean;
  attempt: symbol;
  since: number;
}

export interface Hold {
  held: HeldFor;
  until: number;
  since: number;
}

/** A target that is left alone; half-open while its one trial is under way. */
export interface PausedTarget {
  target: string;
  state: 'open' | 'half-open';
  pausedUntil: number;
}

interface Ways {
  breaker: CircuitBreaker;
  slow: SlowAttempts;
  waiting: Record<Urgency, Waiting>;
  /** Until when the other end asked for nothing more. */
  askedUntil: number;
}

/** What one process sends over one channel: whom to leave alone, and how much may go to whom. */
export class Traffic {
  private readonly targets = new BoundedMap<string, Ways>(MOST_TARGETS);
  private readonly windows = new BoundedMap<string, RateWindow>(MOST_TARGETS);

  constructor(private readonly policy?: BreakerPolicy) {}

  /** Lets an attempt through, which must be ended by `end`, or says when to ask again. */
  admit(target: Target, id: string, urgency: Urgency, now: number): Passage | Hold {
    const ways = this.ways(target.circuit);
    const waiting = ways.waiting[urgency];
    const since = waiting.since(id, now);
    const hold = (held: HeldFor, until: number): Hold => {
      waiting.hold(id, since, until);
      return { held, until, since };
    };
    const ready = this.readyAt(target, ways, id, urgency, now);
    if (ready > now) return hold('limit', ready);
    if (ways.slow.tooMany(now)) return hold('busy', now + BUSY_MS);
    // Last, since it may hand out the one trial.
    const admitted = ways.breaker.admit(now);
    if (!admitted.go) return hold('paused', admitted.until);
    for (const limit of target.limits) this.window(limit).take(now);
    waiting.release(id);
    return { trial: admitted.trial, attempt: ways.slow.begin(now), since };
  }

  /** True where a pause began or ended with it. */
  end(
    target: Target,
    { trial, attempt }: Passage,
    verdict: 'works' | 'fails' | 'undecided',
    now: number,
  ): boolean {
    const { breaker, slow } = this.ways(target.circuit);
    slow.end(attempt);
    if (verdict === 'works') return breaker.succeeded();
    if (verdict === 'fails') return breaker.failed(now, trial);
    breaker.undecided(trial);
    return false;
  }

  /** The other end said that there is too much, and took none of it. */
  ask(target: Target, id: string, urgency: Urgency, { since }: Passage, until: number): Hold {
    const ways = this.ways(target.circuit);
    ways.askedUntil = until;
    ways.waiting[urgency].hold(id, since, until);
    return { held: 'limit', until, since };
  }

  /** This one waits no longer: where it comes back it counts anew. */
  giveUp(target: Target, id: string, urgency: Urgency): void {
    this.ways(target.circuit).waiting[urgency].release(id);
  }

  /** Targets that are left alone now. */
  paused(): PausedTarget[] {
    return [...this.targets].flatMap(([circuit, { breaker }]) =>
      breaker.state === 'closed'
        ? []
        : [{ target: circuit, state: breaker.state, pausedUntil: breaker.until! }],
    );
  }

  private readyAt(target: Target, ways: Ways, id: string, urgency: Urgency, now: number): number {
    // A clock that was set back must not make a pause longer than any may be.
    if (ways.askedUntil - now > LONGEST_REQUEST_MS) ways.askedUntil = 0;
    if (!target.limits.length) return Math.max(now, ways.askedUntil);
    const ahead = ways.waiting[urgency].ahead(id, now);
    const times = target.limits.map((limit) => this.window(limit).readyAt(now, urgency === 'urgent', ahead));
    return Math.max(now, ways.askedUntil, ...times);
  }

  private ways(circuit: string): Ways {
    return this.targets.having(circuit, () => ({
      ...{ breaker: new CircuitBreaker(this.policy), slow: new SlowAttempts() },
      ...{ waiting: { urgent: new Waiting(), routine: new Waiting() }, askedUntil: 0 },
    }));
  }

  private window({ key, perMinute }: Target['limits'][number]): RateWindow {
    return this.windows.having(key, () => new RateWindow(perMinute));
  }
}
