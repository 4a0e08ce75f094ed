import type { MessageClass } from '#plan';
import type { DeliveryMessage } from '#runtime';

export type MessageKind = DeliveryMessage['kind'];
/** A body outside the chain of command is asked, not ordered: those kinds have words of their own for it. */
export type MessageForm = 'ordinary' | 'request';

/** The forms that each kind has; the compiler holds it complete. */
const FORMS: Record<MessageKind, readonly MessageForm[]> = {
  'task.issued': ['ordinary', 'request'],
  'task.withdrawn': ['ordinary', 'request'],
  'task.escalated': ['ordinary'],
  'task.supervision': ['ordinary'],
  notice: ['ordinary'],
  'contact-test': ['ordinary'],
};

export const KINDS = Object.keys(FORMS) as MessageKind[];
export const isKind = (kind: string): kind is MessageKind => kind in FORMS;
export const CLASSES: readonly MessageClass[] = ['inside', 'outside'];

export const formsOf = (kind: MessageKind): readonly MessageForm[] => FORMS[kind];

/** In which form a message is worded. */
export const formOf = ({ kind, form }: Pick<DeliveryMessage, 'kind' | 'form'>): MessageForm =>
  form === 'request' && FORMS[kind].includes('request') ? 'request' : 'ordinary';

/** The name of a file of words without `.yaml`, such as `task-issued.request.outside`. */
export const fileOf = (kind: MessageKind, form: MessageForm, cls: MessageClass): string =>
  [kind.replace('.', '-'), ...(form === 'request' ? [form] : []), cls].join('.');

export interface WordedAs {
  kind: MessageKind;
  form: MessageForm;
  cls: MessageClass;
}

/** Every file that there must be. */
export const ALL_FILES: ReadonlyMap<string, WordedAs> = new Map(
  KINDS.flatMap((kind) =>
    FORMS[kind].flatMap((form) =>
      CLASSES.map((cls) => [fileOf(kind, form, cls), { kind, form, cls }] as const),
    ),
  ),
);
