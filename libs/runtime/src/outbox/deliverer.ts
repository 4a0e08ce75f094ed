import { type Clock, isOutOfReach, isProblem } from '#kernel';
import { SYSTEM } from '../actor.ts';
import type { CommandBus } from '../bus/command-bus.ts';
import { crashPoint } from '../crash-point.ts';
import { isObserved, type ObservedStep, observed } from '../observe.ts';
import type { Channel, Composer, DeliveryJob, Outcome, Reader } from '../ports/index.ts';
import type { DeliveryRow } from '../records/index.ts';
import { ContactLanes } from './contact-lanes.ts';
import { barredFromExercise, NOT_FOR_EXERCISES } from './exercise.ts';
import { type AttemptOutcome, recordOutcomes } from './record-outcomes.ts';

export interface DelivererParts {
  bus: CommandBus;
  reader: Reader;
  clock: Clock;
  channel(name: string): Channel;
  compose: Composer;
  /** Milliseconds until the next attempt after this many, or null when there shall be none. */
  backoff(attempts: number): number | null;
  /** Hears of what goes wrong with a delivery that nobody waits for any more. */
  onFault(error: unknown): void;
}

/** Makes deliveries. Doing one twice is harmless: the message keeps its id, and a settled one is left alone. */
export class Deliverer {
  private readonly lanes: ContactLanes;

  constructor(private readonly parts: DelivererParts) {
    this.lanes = new ContactLanes((error) => parts.onFault(error));
  }

  /** Deliveries under way to contacts, and those that wait for their contact's turn. */
  get underWay(): number {
    return this.lanes.size;
  }

  async handle(job: DeliveryJob): Promise<void> {
    crashPoint('job-taken');
    if (!job.id.startsWith('inbox-')) return this.deliverAll(job);
    const outcome = { state: 'delivered' } as const;
    await this.record(
      job,
      (await this.arrive(job)).map((deliveryId) => ({ deliveryId, outcome, retryAt: null })),
    );
  }

  /** What waits for its contact's turn is left to the outbox. */
  close(): Promise<void> {
    return this.lanes.close();
  }

  /** The inbox needs no channel: what is recorded has arrived. Its rows are read only for whoever watches. */
  private async arrive({ deliveryIds }: DeliveryJob): Promise<string[]> {
    if (isObserved())
      for (const row of await this.parts.reader.get('delivery', deliveryIds))
        await observed(deliveryStep(row), async (note) => note({ outcome: 'delivered' }));
    return deliveryIds;
  }

  /** Ends when all are made, but for those whose contact is busy: these are made in their turn. */
  private async deliverAll(job: DeliveryJob): Promise<void> {
    const rows = await this.parts.reader.get('delivery', job.deliveryIds);
    crashPoint('deliveries-read');
    await Promise.all(
      rows.map((row) =>
        this.lanes.run(row.contactId ?? row.recipient, row.id, async (waited) => {
          const [now] = waited ? await this.parts.reader.get('delivery', [row.id]) : [row];
          if (now?.state === 'queued') await this.record(job, [await this.attempt(now)]);
        }),
      ),
    );
  }

  private async record(job: DeliveryJob, attempts: AttemptOutcome[]): Promise<void> {
    crashPoint('after-delivery');
    await this.parts.bus.execute(recordOutcomes, attempts, { actor: SYSTEM, requestId: `job-${job.id}` });
    crashPoint('outcomes-recorded');
  }

  private async attempt(row: DeliveryRow): Promise<AttemptOutcome> {
    const outcome = await observed(deliveryStep(row), async (note) => {
      const result = await this.tryOnce(row);
      crashPoint('attempt-over');
      note({ outcome: result.state });
      return result;
    });
    if (outcome.state === 'held') return { deliveryId: row.id, outcome, retryAt: outcome.until };
    const wait = outcome.state === 'failed' && outcome.retry ? this.parts.backoff(row.attempts + 1) : null;
    return { deliveryId: row.id, outcome, retryAt: wait === null ? null : this.parts.clock.now() + wait };
  }

  private async tryOnce(row: DeliveryRow): Promise<Outcome> {
    try {
      const [contact] = row.contactId ? await this.parts.reader.get('contact', [row.contactId]) : [];
      crashPoint('contact-read');
      if (row.contactId && !contact?.active)
        return { state: 'failed', retry: false, why: 'contact is no longer active' };
      // Again, just before it leaves: the mark may have been taken away since the message was addressed.
      if (barredFromExercise(row, contact ?? null))
        return { state: 'failed', retry: false, why: NOT_FOR_EXERCISES };
      const channel = this.parts.channel(row.channel);
      const { requestId, channel: name } = row;
      return await observed(
        { name: `channel ${name}`, kind: 'client', about: { requestId, channel: name } },
        () => channel.deliver(row, contact ?? null, () => this.parts.compose(row, contact!)),
      );
    } catch (error) {
      // The record was out of reach, not the recipient: no attempt was made, and the job comes again.
      if (isOutOfReach(error)) throw error;
      if (isProblem(error)) return { state: 'failed', retry: false, why: error.code };
      return { state: 'failed', retry: true, why: error instanceof Error ? error.message : String(error) };
    }
  }
}

const deliveryStep = ({
  id,
  channel,
  urgency,
  attempts,
  incidentId,
  requestId,
  traceparent,
}: DeliveryRow): ObservedStep => ({
  name: `deliver ${channel}`,
  kind: 'consumer',
  about: { requestId, deliveryId: id, channel, urgency, attempt: attempts + 1, incidentId },
  parent: traceparent,
});
