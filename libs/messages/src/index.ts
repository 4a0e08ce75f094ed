export { messageClass } from './channel-class.ts';
export { type CompiledMessages, compileMessages } from './compile-messages.ts';
export { fileOf, isKind, KINDS, type MessageForm, type MessageKind } from './kinds.ts';
export type { LinkInMessage, MessageSubject } from './message-values.ts';
export { type PreviewedMessage, previewMessage, sampleDelivery, sampleLink } from './preview-message.ts';
export { type RenderedMessage, renderMessage, textFor } from './render-message.ts';
export { type ShortSize, shortSize } from './short-size.ts';
export { NEVER_OUTSIDE, VARIABLES } from './variables.ts';
