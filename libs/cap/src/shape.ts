import {
  anyText,
  circle,
  codeOf,
  decimal,
  polygon,
  references,
  time,
  type ValueCheck,
  whole,
  word,
} from './values.ts';

/** How often an element stands in its parent. */
export type Count = 'one' | 'optional' | 'many' | 'some';

export interface Part {
  count: Count;
  /** What its text must be, or the parts that it holds. */
  holds: ValueCheck | Shape;
}

/** The parts of an element, in the order in which the standard writes them. */
export interface Shape {
  readonly [name: string]: Part;
}

const one = (holds: Part['holds']): Part => ({ count: 'one', holds });
const optional = (holds: Part['holds']): Part => ({ count: 'optional', holds });
const many = (holds: Part['holds']): Part => ({ count: 'many', holds });
const some = (holds: Part['holds']): Part => ({ count: 'some', holds });

const VALUE: Shape = { valueName: one(anyText), value: one(anyText) };

const RESOURCE: Shape = {
  resourceDesc: one(anyText),
  mimeType: one(anyText),
  size: optional(whole),
  uri: optional(anyText),
  derefUri: optional(anyText),
  digest: optional(anyText),
};

const AREA: Shape = {
  areaDesc: one(anyText),
  polygon: many(polygon),
  circle: many(circle),
  geocode: many(VALUE),
  altitude: optional(decimal),
  ceiling: optional(decimal),
};

const INFO: Shape = {
  language: optional(word),
  category: some(codeOf('category')),
  event: one(anyText),
  responseType: many(codeOf('responseType')),
  urgency: one(codeOf('urgency')),
  severity: one(codeOf('severity')),
  certainty: one(codeOf('certainty')),
  audience: optional(anyText),
  eventCode: many(VALUE),
  effective: optional(time),
  onset: optional(time),
  expires: optional(time),
  senderName: optional(anyText),
  headline: optional(anyText),
  description: optional(anyText),
  instruction: optional(anyText),
  web: optional(anyText),
  contact: optional(anyText),
  parameter: many(VALUE),
  resource: many(RESOURCE),
  area: many(AREA),
};

/** CAP 1.2, section 3.2: every element, how often it stands there and what it may hold. */
export const ALERT: Shape = {
  identifier: one(word),
  sender: one(word),
  sent: one(time),
  status: one(codeOf('status')),
  msgType: one(codeOf('msgType')),
  source: optional(anyText),
  scope: one(codeOf('scope')),
  restriction: optional(anyText),
  addresses: optional(anyText),
  code: many(anyText),
  note: optional(anyText),
  references: optional(references),
  incidents: optional(anyText),
  info: many(INFO),
};
