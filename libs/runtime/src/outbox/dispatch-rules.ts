/** Hours of the day in Beijing time, minutes from midnight; an end before its start lies on the next day. */
export interface QuietHours {
  from: number;
  to: number;
}

/** What a deployment decides about messages. */
export interface DispatchRules {
  /** For how long later changes are gathered before they go as one message, in milliseconds. */
  gatherMs: number;
  /** After how long without being sent the next contact gets a message too, in milliseconds. */
  fallBackMs: number;
  /** When routine messages to contacts wait; null where they never do. */
  quietHours: QuietHours | null;
}

/** The fall-back leaves time to be made within a minute of the commit. */
export const DISPATCH_RULES: DispatchRules = { gatherMs: 3000, fallBackMs: 45_000, quietHours: null };
