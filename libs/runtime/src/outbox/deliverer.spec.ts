import { expect, test } from '@jest/globals';
import { ManualClock, Problem } from '#kernel';
import type { CommandBus } from '../bus/command-bus.ts';
import type { Channel, Outcome, Reader } from '../ports/index.ts';
import type { ContactRow, DeliveryRow } from '../records/index.ts';
import { Deliverer } from './deliverer.ts';
import type { AttemptOutcome } from './record-outcomes.ts';

const row = { id: 'd1', channel: 'webhook', contactId: 'c1', state: 'queued', attempts: 0 } as DeliveryRow;
const contact = { id: 'c1', active: true } as ContactRow;

/** A deliverer whose reads of contacts and whose channel do as told. */
function delivererWith(does: { read?: () => ContactRow[]; send?: () => Promise<Outcome> }) {
  const recorded: AttemptOutcome[] = [];
  const sent: string[] = [];
  const deliverer = new Deliverer({
    bus: {
      execute: async (_command: unknown, attempts: AttemptOutcome[]) => void recorded.push(...attempts),
    } as unknown as CommandBus,
    reader: {
      get: async (table: string) => (table === 'delivery' ? [row] : (does.read?.() ?? [contact])),
    } as unknown as Reader,
    clock: new ManualClock(1000),
    channel: () =>
      ({
        deliver: async ({ id }: DeliveryRow) => {
          sent.push(id);
          return does.send?.() ?? { state: 'delivered' };
        },
      }) as unknown as Channel,
    compose: async () => ({ subject: '', text: '', html: null }),
    backoff: () => 2000,
    onFault: () => {},
  });
  return { deliverer, recorded, sent };
}

const JOB = { id: 'webhook-d1', deliveryIds: ['d1'] };

test('a record out of reach is no failed attempt: nothing is recorded, and the job comes again', async () => {
  const { deliverer, recorded, sent } = delivererWith({
    read: () => {
      throw new Problem('engine.unavailable');
    },
  });
  await expect(deliverer.handle(JOB)).rejects.toMatchObject({ code: 'engine.unavailable' });
  expect([recorded, sent]).toEqual([[], []]);
});

test('neither is one that goes out of reach while a channel asks it for the words of the message', async () => {
  const { deliverer, recorded } = delivererWith({
    send: () => Promise.reject(new Problem('engine.unavailable')),
  });
  await expect(deliverer.handle(JOB)).rejects.toMatchObject({ code: 'engine.unavailable' });
  expect(recorded).toEqual([]);
});

test('another refusal is a failure for good, and anything else one that may pass', async () => {
  const refused = delivererWith({ send: () => Promise.reject(new Problem('webhook.address-malformed')) });
  await refused.deliverer.handle(JOB);
  expect(refused.recorded).toMatchObject([{ outcome: { state: 'failed', retry: false }, retryAt: null }]);
  const broken = delivererWith({ send: () => Promise.reject(new Error('reset')) });
  await broken.deliverer.handle(JOB);
  expect(broken.recorded).toMatchObject([
    { outcome: { state: 'failed', retry: true, why: 'reset' }, retryAt: 3000 },
  ]);
});
