import type { Channel, ContactRow } from '#runtime';

/** What an attempt to reach a contact depends on. */
export interface Target {
  /** Whose failures count together: a host, a server, a robot. Shown to administrators, so it holds no secret. */
  circuit: string;
  /** What may be sent to how often. A key is never shown. */
  limits: readonly { key: string; perMinute: number }[];
}

/** A channel that leaves this machine. */
export interface OutsideChannel extends Channel {
  targetOf(contact: ContactRow): Target;
}
