import type { Commit } from '../bus/command-bus.ts';
import { crashPoint } from '../crash-point.ts';
import { isObserved, observed } from '../observe.ts';
import type { DeliveryClass, DeliveryJob, DeliveryQueue } from '../ports/index.ts';
import type { DeliveryRow } from '../records/index.ts';
import { leavesAtOnce } from './queued-row.ts';

/** The inbox needs no sending, so many of its messages travel as one job; other channels get a job each. */
const INBOX_JOB_SIZE = 100;
const CLASSES = ['urgent', 'routine'] as const;

const isOwnInbox = (row: DeliveryRow) => row.channel === 'inbox' && row.contactId === null;
/** A contact has to be looked at before anything goes to it, also one that is reached by an inbox. */
const nameOf = ({ channel }: DeliveryRow) => (channel === 'inbox' ? 'contact-inbox' : channel);

/** Jobs for deliveries, with ids that are the same each time the same deliveries are handed over. */
export function jobsFor(deliveries: readonly DeliveryRow[]): DeliveryJob[] {
  const inbox = deliveries.filter(isOwnInbox).map((row) => row.id);
  const jobs: DeliveryJob[] = [];
  for (let i = 0; i < inbox.length; i += INBOX_JOB_SIZE) {
    const deliveryIds = inbox.slice(i, i + INBOX_JOB_SIZE);
    jobs.push({ id: `inbox-${deliveryIds[0]}-${deliveryIds.length}`, deliveryIds });
  }
  for (const row of deliveries)
    if (!isOwnInbox(row)) jobs.push({ id: `${nameOf(row)}-${row.id}`, deliveryIds: [row.id] });
  return jobs;
}

/**
 * Hands queued deliveries to the queue after their commit. It keeps no state: whatever it or the queue loses,
 * the sweep finds in the outbox.
 */
export class OutboxRelay {
  constructor(
    private readonly queue: DeliveryQueue,
    private readonly onFault: (error: unknown) => void,
  ) {}

  afterCommit(commit: Commit): void {
    const fresh = (commit.put.delivery ?? []).filter(leavesAtOnce);
    if (!fresh.length) return;
    crashPoint('after-commit');
    void this.handOver(fresh);
  }

  /** Never rejects: a queue out of reach is a fault to tell, and the sweep tries again. */
  async handOver(deliveries: readonly DeliveryRow[]): Promise<void> {
    for (const cls of CLASSES) {
      const jobs = jobsFor(deliveries.filter((row) => row.urgency === cls));
      if (!jobs.length) continue;
      await this.add(cls, jobs, deliveries).catch(this.onFault);
      crashPoint('handed-over');
    }
  }

  private async add(
    cls: DeliveryClass,
    jobs: DeliveryJob[],
    deliveries: readonly DeliveryRow[],
  ): Promise<void> {
    if (!isObserved()) return this.queue.add(cls, jobs);
    // One hand-over may serve many requests; each trace shows its own part of it.
    const ofClass = deliveries.filter((row) => row.urgency === cls);
    const added = this.queue.add(cls, jobs);
    const origins = new Map(ofClass.map((row) => [`${row.requestId} ${row.traceparent}`, row]));
    await Promise.all(
      [...origins.values()].map(({ requestId, traceparent }) => {
        const count = ofClass.filter((row) => row.traceparent === traceparent).length;
        const about = { requestId, class: cls, deliveries: count };
        return observed({ name: `queue ${cls}`, kind: 'producer', about, parent: traceparent }, () => added);
      }),
    );
  }
}
