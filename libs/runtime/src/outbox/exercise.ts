import type { ContactRow, DeliveryMessage, DeliveryRow } from '../records/index.ts';

/** Why a delivery of an exercise was not made; a problem code, as other outcomes give. */
export const NOT_FOR_EXERCISES = 'contact.not-for-exercises';

/**
 * Whether an exercise may not make this delivery (8.3.4): it goes to a contact without the mark. A recipient's inbox is
 * no contact. It stays inside Kaidu, calls nobody, and shows the mark of an exercise before the text.
 */
export function barredFromExercise(
  delivery: Pick<DeliveryRow, 'exercise' | 'channel' | 'contactId'>,
  contact: Pick<ContactRow, 'forExercises'> | null,
): boolean {
  const ownInbox = delivery.channel === 'inbox' && delivery.contactId === null;
  return delivery.exercise && !ownInbox && !contact?.forExercises;
}

const ZH = '【演练】';
const EN = '[EXERCISE] ';
const after = (mark: string, text: string): string => (text.startsWith(mark) ? text : mark + text);

/** The message as an exercise sends it: whatever is shown of it first says, once, that it is one (8.3.4). */
export const markedAsExercise = (message: DeliveryMessage): DeliveryMessage => ({
  ...message,
  title: { zh: after(ZH, message.title.zh), en: after(EN, message.title.en) },
  incidentTitle: after(ZH, message.incidentTitle),
});
