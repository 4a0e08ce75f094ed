import { newWebhookSecret, WebhookChannel, type WebhookOptions } from '#dispatch';
import { ManualClock } from '#kernel';
import type { ContactRow, DeliveryRow } from '#runtime';

/** 2026-07-01 10:00 in Korla. */
export const TEN_O_CLOCK = Date.UTC(2026, 6, 1, 2);

export const delivery = (id = '019a0000-0000-7000-8000-000000000001'): DeliveryRow => ({
  id,
  incidentId: 'incident-1',
  taskId: 'task-1',
  recipient: 'health-commission',
  contactId: 'contact-1',
  channel: 'webhook',
  urgency: 'urgent',
  exercise: false,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: null,
  createdAt: TEN_O_CLOCK - 5000,
  sentAt: null,
  deliveredAt: null,
  acknowledgedAt: null,
  lastError: null,
  openedAt: null,
  chainId: 'delivery-1',
  step: 0,
  fallBackAt: null,
  gatherUntil: null,
  message: {
    kind: 'task.issued',
    title: { zh: '组织医疗救治', en: 'Organise medical treatment' },
    incidentTitle: '和静县洪涝',
    level: 'III',
    form: 'order',
    cite: '5.2.4(7)',
    dueAt: null,
    tasks: [],
  },
});

export const contact = (address: string, secret: string | null = newWebhookSecret()): ContactRow => ({
  id: 'contact-1',
  recipient: 'health-commission',
  channel: 'webhook',
  address,
  secret,
  role: 'first',
  rank: 1,
  forExercises: false,
  active: true,
  createdAt: TEN_O_CLOCK,
});

/** A channel as in a deployment that allows everything a test on loopback needs, and its clock. */
export function openChannel(options: Partial<WebhookOptions> = {}): {
  channel: WebhookChannel;
  clock: ManualClock;
} {
  const clock = new ManualClock(TEN_O_CLOCK);
  const lenient = { allowInsecure: true, allowPrivate: true, connectMs: 400, totalMs: 800 };
  return { clock, channel: new WebhookChannel({ clock, ...lenient, ...options }) };
}
