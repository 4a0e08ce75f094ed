import type { Command } from '../bus/command.ts';
import type { Outcome } from '../ports/index.ts';
import type { DeliveryRow } from '../records/index.ts';
import { climb } from './climb.ts';

export interface AttemptOutcome {
  deliveryId: string;
  outcome: Outcome;
  /** When to try again if it failed and may be retried. */
  retryAt: number | null;
}

/** Writes what became of attempts. Deliveries that are settled already stay as they are, so it may run twice. */
export const recordOutcomes: Command<AttemptOutcome[], { recorded: number }> = {
  name: 'record-outcomes',
  refs: (attempts) => attempts.map(({ deliveryId }) => ({ table: 'delivery', id: deliveryId })),
  async handle(session, attempts) {
    let recorded = 0;
    for (const attempt of attempts) {
      const row = await session.get('delivery', attempt.deliveryId);
      if (!row || (row.state !== 'queued' && row.state !== 'sent')) continue;
      if (attempt.outcome.state === 'held') {
        // No attempt was made, so nothing is journalled: the row says when to try, and why not now.
        const { until, why } = attempt.outcome;
        if (row.state === 'queued') session.put('delivery', { ...row, nextAttemptAt: until, lastError: why });
        continue;
      }
      const next = settle(row, attempt, session.now);
      session.put('delivery', next);
      const why = attempt.outcome.state === 'failed' ? attempt.outcome.why : attempt.outcome.detail;
      await session.record(
        'delivery',
        row.id,
        `delivery.${next.state === 'queued' ? 'attempt-failed' : next.state}`,
        {
          incidentId: row.incidentId ?? undefined,
          streamSeq: next.attempts,
          state: next.state,
          data: {
            recipient: row.recipient,
            channel: row.channel,
            taskId: row.taskId,
            ...(why ? { why } : {}),
          },
        },
      );
      if (next.state === 'failed') await climb(session, next);
      recorded++;
    }
    return { recorded };
  },
};

function settle(row: DeliveryRow, { outcome, retryAt }: AttemptOutcome, now: number): DeliveryRow {
  const next = { ...row, attempts: row.attempts + 1, nextAttemptAt: null, lastError: null, fallBackAt: null };
  if (outcome.state === 'delivered')
    return { ...next, state: 'delivered', sentAt: row.sentAt ?? now, deliveredAt: now };
  if (outcome.state !== 'failed') return { ...next, state: 'sent', sentAt: row.sentAt ?? now };
  const again = outcome.retry && retryAt !== null;
  return {
    ...next,
    state: again ? 'queued' : 'failed',
    nextAttemptAt: again ? retryAt : null,
    fallBackAt: again ? row.fallBackAt : null,
    lastError: outcome.why,
  };
}
