import type { Clock } from '#kernel';
import type { Channel, ContactRow, DeliveryRow, MessageText, Outcome } from '#runtime';
import type { BreakerPolicy } from './circuit-breaker.ts';
import type { OutsideChannel, Target } from './target.ts';
import { type HeldFor, type Hold, type Passage, type PausedTarget, Traffic } from './traffic.ts';

/** A pause that began or ended. */
export interface PauseChange {
  channel: string;
  target: string;
  paused: boolean;
  /** Until when, at least; null where it ended. */
  until: number | null;
  /** What went wrong last; null where it ended. */
  why: string | null;
}

export interface GuardOptions {
  clock: Clock;
  breaker?: BreakerPolicy;
  onPause?(change: PauseChange): void;
  onHeld?(channel: string, reason: HeldFor): void;
}

/**
 * How long a message may be held back in a row before it counts as failed, so that it can go another way: an urgent one
 * within the minute.
 */
const PATIENCE_MS = { urgent: 45_000, routine: 10 * 60_000 };

const REASONS: Record<HeldFor, string> = {
  paused: 'paused after failures',
  limit: 'limit of the channel',
  busy: 'attempts before it take long',
};

/** Keeps a channel within its limits, and leaves alone for a while what failed several times in a row. */
export class GuardedChannel implements Channel {
  readonly name: string;
  readonly secret: Channel['secret'];
  readonly verify?: () => Promise<void>;
  private readonly traffic: Traffic;

  constructor(
    private readonly inner: OutsideChannel,
    private readonly options: GuardOptions,
  ) {
    this.name = inner.name;
    this.secret = inner.secret;
    if (inner.verify) this.verify = () => inner.verify!();
    this.traffic = new Traffic(options.breaker);
  }

  checkAddress(address: string): Promise<void> {
    return this.inner.checkAddress(address);
  }

  checkSecret(secret: string): void {
    this.inner.checkSecret?.(secret);
  }

  showAddress(address: string): string {
    return this.inner.showAddress?.(address) ?? address;
  }

  close(): void {
    this.inner.close?.();
  }

  /** Targets that this process leaves alone now. */
  paused(): PausedTarget[] {
    return this.traffic.paused();
  }

  async deliver(
    delivery: DeliveryRow,
    contact: ContactRow | null,
    words: () => Promise<MessageText>,
  ): Promise<Outcome> {
    if (!contact) return { state: 'failed', retry: false, why: 'no contact to send to' };
    const { clock } = this.options;
    const target = this.inner.targetOf(contact);
    const { id, urgency } = delivery;
    const passage = this.traffic.admit(target, id, urgency, clock.now());
    if ('held' in passage) return this.holdBack(target, delivery, passage);
    try {
      const outcome = await this.inner.deliver(delivery, contact, words);
      this.conclude(target, passage, outcome);
      if (outcome.state !== 'held') return outcome;
      // The other end itself said that there is too much.
      const hold = this.traffic.ask(target, id, urgency, passage, outcome.until);
      return this.holdBack(target, delivery, hold, outcome.why);
    } catch (error) {
      this.traffic.end(target, passage, 'undecided', clock.now());
      throw error;
    }
  }

  private conclude(target: Target, passage: Passage, outcome: Outcome): void {
    const now = this.options.clock.now();
    const verdict = verdictOf(outcome);
    if (!this.traffic.end(target, passage, verdict, now)) return;
    const { circuit } = target;
    const pause = this.traffic.paused().find(({ target: paused }) => paused === circuit);
    this.options.onPause?.({
      ...{
        channel: this.name,
        target: circuit,
        paused: pause !== undefined,
        until: pause?.pausedUntil ?? null,
      },
      why: pause && outcome.state === 'failed' ? outcome.why : null,
    });
  }

  private holdBack(
    target: Target,
    { id, urgency }: DeliveryRow,
    { held, until, since }: Hold,
    why = REASONS[held],
  ): Outcome {
    this.options.onHeld?.(this.name, held);
    if (until - since <= PATIENCE_MS[urgency]) return { state: 'held', until, why: `held back: ${why}` };
    this.traffic.giveUp(target, id, urgency);
    return { state: 'failed', retry: true, works: true, why: `held back for too long: ${why}` };
  }
}

function verdictOf(outcome: Outcome): 'works' | 'fails' | 'undecided' {
  if (outcome.state !== 'failed' || outcome.works) return 'works';
  // A refusal of this one message, or one that never left, says nothing about the next.
  return outcome.retry ? 'fails' : 'undecided';
}
