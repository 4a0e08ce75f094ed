import type { Clock } from '#kernel';
import { SYSTEM } from '../actor.ts';
import type { CommandBus } from '../bus/command-bus.ts';
import { crashPoint } from '../crash-point.ts';
import { fireDeadline } from '../deadlines/fire-deadline.ts';
import type { Reader } from '../ports/index.ts';
import { afterClockWentBack, type LongestWait } from './after-clock-went-back.ts';
import { fallBack } from './climb.ts';
import { closeGathering, isGathering } from './gathering.ts';
import type { OutboxRelay } from './relay.ts';

/** Rows that one round takes up; what is left comes with the next. */
const ROUND = 500;

export interface SweepParts {
  bus: CommandBus;
  reader: Reader;
  relay: OutboxRelay;
  clock: Clock;
  longestWait: LongestWait;
}

/**
 * Once a second: deadlines that have passed become events, and deliveries that are due for an attempt go to the
 * queue (again). All of its state is rows, so it may stop and start at any moment.
 */
export class Sweep {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;
  /** The time of the last round; before the first nobody knows where the clock was. */
  private last = Number.POSITIVE_INFINITY;

  constructor(
    private readonly parts: SweepParts,
    private readonly onFault: (error: unknown) => void,
  ) {}

  start(everyMs = 1000): void {
    this.timer = setInterval(() => {
      this.round ??= this.run()
        .catch(this.onFault)
        .finally(() => {
          this.round = null;
        });
    }, everyMs);
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.round;
  }

  async run(): Promise<void> {
    await this.lookAtClock();
    // A deadline that cannot be fired is told of and comes again; no message waits for it.
    await this.fireDeadlines().catch(this.onFault);
    await this.handOverDue();
    await this.fallBack();
  }

  private async lookAtClock(): Promise<void> {
    const { clock, longestWait } = this.parts;
    const now = clock.now();
    if (now < this.last) await afterClockWentBack(this.parts, now, longestWait);
    this.last = now;
  }

  private async fireDeadlines(): Promise<void> {
    const { reader, bus, clock } = this.parts;
    const passed = await reader.find(
      'deadline',
      {},
      { atMost: { column: 'dueAt', value: clock.now() }, orderBy: 'dueAt', limit: ROUND },
    );
    if (!passed.length) return;
    crashPoint('deadlines-found');
    await Promise.all(
      passed.map(({ id }) =>
        bus.execute(fireDeadline, { id }, { actor: SYSTEM, requestId: `deadline-${id}` }),
      ),
    );
    crashPoint('deadlines-fired');
  }

  private async fallBack(): Promise<void> {
    const { reader, bus, clock } = this.parts;
    const late = await reader.find(
      'delivery',
      { state: 'queued' },
      { atMost: { column: 'fallBackAt', value: clock.now() }, orderBy: 'fallBackAt', limit: ROUND },
    );
    if (!late.length) return;
    crashPoint('fall-backs-found');
    await Promise.all(
      late.map(({ id }) =>
        bus.execute(fallBack, { deliveryId: id }, { actor: SYSTEM, requestId: `fall-back-${id}` }),
      ),
    );
    crashPoint('fell-back');
  }

  private async handOverDue(): Promise<void> {
    const { bus, reader, relay, clock } = this.parts;
    const due = await reader.find(
      'delivery',
      { state: 'queued' },
      { atMost: { column: 'nextAttemptAt', value: clock.now() }, orderBy: 'nextAttemptAt', limit: ROUND },
    );
    if (!due.length) return;
    crashPoint('due-found');
    await relay.handOver(due.filter((row) => !isGathering(row)));
    crashPoint('due-handed-over');
    const gathered = due.filter(isGathering).map(({ id }) => id);
    if (!gathered.length) return;
    const meta = { actor: SYSTEM, requestId: `gathered-${gathered[0]}` };
    const closed = await bus.execute(closeGathering, { deliveryIds: gathered }, meta);
    crashPoint('gathering-closed');
    await relay.handOver(closed);
    crashPoint('gathered-handed-over');
  }
}
