import type { DeliveryRow } from '#runtime';

/** The body, as Standard Webhooks lay it out. The same delivery gives the same bytes at every attempt. */
export function webhookMessage(delivery: DeliveryRow): Buffer {
  const { id, incidentId, taskId, recipient, urgency, exercise, message } = delivery;
  return Buffer.from(
    JSON.stringify({
      type: message.kind,
      timestamp: new Date(delivery.createdAt).toISOString(),
      data: { deliveryId: id, incidentId, taskId, recipient, urgency, exercise, message },
    }),
  );
}
