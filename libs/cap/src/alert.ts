/** The code values of CAP 1.2, in the standard's order. */
export const CAP_CODES = {
  status: ['Actual', 'Exercise', 'System', 'Test', 'Draft'],
  msgType: ['Alert', 'Update', 'Cancel', 'Ack', 'Error'],
  scope: ['Public', 'Restricted', 'Private'],
  category: [
    ...(['Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire'] as const),
    ...(['Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other'] as const),
  ],
  responseType: [
    ...(['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor'] as const),
    ...(['Assess', 'AllClear', 'None'] as const),
  ],
  urgency: ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'],
  severity: ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'],
  certainty: ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'],
} as const;

export type CapCode<List extends keyof typeof CAP_CODES> = (typeof CAP_CODES)[List][number];

/** A code or figure under a name that the sender chose. */
export interface CapValue {
  valueName: string;
  value: string;
}

export interface CapResource {
  resourceDesc: string;
  mimeType: string;
  /** Bytes. */
  size?: string;
  uri?: string;
  derefUri?: string;
  digest?: string;
}

export interface CapArea {
  areaDesc: string;
  /** `latitude,longitude` pairs, the first repeated at the end. */
  polygon: string[];
  /** `latitude,longitude radius`, the radius in kilometres. */
  circle: string[];
  geocode: CapValue[];
  /** Feet above mean sea level. */
  altitude?: string;
  ceiling?: string;
}

/** One language's account of what is expected. Times carry their offset, such as 2026-07-01T08:00:00+08:00. */
export interface CapInfo {
  language?: string;
  category: CapCode<'category'>[];
  event: string;
  responseType: CapCode<'responseType'>[];
  urgency: CapCode<'urgency'>;
  severity: CapCode<'severity'>;
  certainty: CapCode<'certainty'>;
  audience?: string;
  eventCode: CapValue[];
  effective?: string;
  onset?: string;
  expires?: string;
  senderName?: string;
  headline?: string;
  description?: string;
  instruction?: string;
  web?: string;
  contact?: string;
  parameter: CapValue[];
  resource: CapResource[];
  area: CapArea[];
}

/** A CAP 1.2 message, element by element. */
export interface CapAlert {
  identifier: string;
  sender: string;
  sent: string;
  status: CapCode<'status'>;
  msgType: CapCode<'msgType'>;
  source?: string;
  scope: CapCode<'scope'>;
  restriction?: string;
  addresses?: string;
  code: string[];
  note?: string;
  /** Earlier messages as `sender,identifier,sent`, separated by white space. */
  references?: string;
  incidents?: string;
  info: CapInfo[];
}

/** Milliseconds of a CAP time. */
export const capInstant = (text: string): number => Date.parse(text);
