import type { Clock } from '#kernel';
import { SYSTEM } from '../actor.ts';
import type { CommandBus } from '../bus/command-bus.ts';
import { fireDeadline } from '../deadlines/fire-deadline.ts';
import type { Reader } from '../ports/index.ts';
import { closeGathering, isGathering } from './gathering.ts';
import type { OutboxRelay } from './relay.ts';

/** Rows that one round takes up; what is left comes with the next. */
const ROUND = 500;

/**
 * Once a second: deadlines that have passed become events, and deliveries that are due for an attempt go to the
 * queue (again). All of its state is rows, so it may stop and start at any moment.
 */
export class Sweep {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;

  constructor(
    private readonly parts: { bus: CommandBus; reader: Reader; relay: OutboxRelay; clock: Clock },
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
    await this.fireDeadlines();
    await this.handOverDue();
  }

  private async fireDeadlines(): Promise<void> {
    const { reader, bus, clock } = this.parts;
    const passed = await reader.find(
      'deadline',
      {},
      { atMost: { column: 'dueAt', value: clock.now() }, orderBy: 'dueAt', limit: ROUND },
    );
    await Promise.all(
      passed.map(({ id }) =>
        bus.execute(fireDeadline, { id }, { actor: SYSTEM, requestId: `deadline-${id}` }),
      ),
    );
  }

  private async handOverDue(): Promise<void> {
    const { bus, reader, relay, clock } = this.parts;
    const due = await reader.find(
      'delivery',
      { state: 'queued' },
      { atMost: { column: 'nextAttemptAt', value: clock.now() }, orderBy: 'nextAttemptAt', limit: ROUND },
    );
    const gathered = due.filter(isGathering).map(({ id }) => id);
    await relay.handOver(due.filter((row) => !isGathering(row)));
    if (!gathered.length) return;
    const meta = { actor: SYSTEM, requestId: `gathered-${gathered[0]}` };
    await relay.handOver(await bus.execute(closeGathering, { deliveryIds: gathered }, meta));
  }
}
