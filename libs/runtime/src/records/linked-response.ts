import type { Instance } from './instance.ts';

export type LinkedKind = 'county' | 'specialised' | 'region';

export interface LinkedResponseData {
  /** Response of ours on whose start a county was told; null where it came by itself. */
  responseId: string | null;
  toldAt: number | null;
  startedAt: number | null;
  /** When we heard of it. */
  reportedAt: number | null;
  endedAt: number | null;
  /** Issuing mark of the other body's document, in its own words. */
  document: string;
  note: string;
  /** Set when the duty officer wrote it down for the county. */
  onBehalfOf: string | null;
  /** Consultation that answered it. */
  answeredBy: string | null;
}

/** A response of another body beside ours (5.6). */
export interface LinkedResponseRow
  extends Instance<
    { level: string | null; consultation: 'none' | 'asked' | 'answered' },
    LinkedResponseData
  > {
  incidentId: string;
  kind: LinkedKind;
  /** Code of the county, key of the specialised response, or `region`. */
  subject: string;
}
