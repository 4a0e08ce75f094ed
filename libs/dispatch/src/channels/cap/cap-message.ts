import type { CapAlert } from '#cap';
import { beijingIso } from '#kernel';
import type { DeliveryRow, MessageText } from '#runtime';

/**
 * A delivery as CAP 1.2, to one system and no further. It says what the words say, which follow the deployment's rules of
 * what may leave; the delivery gives its identity, so that a repeated message is known as the same.
 */
export function capOf(delivery: DeliveryRow, { subject, text }: MessageText, sender: string): CapAlert {
  const { id, incidentId, recipient, urgency, exercise, message, createdAt } = delivery;
  return {
    identifier: id,
    sender,
    sent: beijingIso(createdAt),
    status: exercise ? 'Exercise' : message.kind === 'contact-test' ? 'Test' : 'Actual',
    msgType: 'Alert',
    scope: 'Private',
    addresses: recipient,
    code: [],
    ...(incidentId === null ? {} : { incidents: incidentId }),
    info: [
      {
        language: 'zh-CN',
        category: ['Other'],
        event: subject,
        responseType: [message.form === 'notice' ? 'None' : 'Execute'],
        urgency: urgency === 'urgent' ? 'Immediate' : 'Expected',
        severity: 'Unknown',
        certainty: 'Unknown',
        eventCode: [],
        headline: subject,
        description: text,
        parameter: [
          { valueName: 'kaidu-kind', value: message.kind },
          ...(message.level === null ? [] : [{ valueName: 'response-level', value: message.level }]),
        ],
        resource: [],
        area: [],
      },
    ],
  };
}
