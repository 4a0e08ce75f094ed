/** Whatever was thrown, as an Error: BullMQ stumbles over a handler that rejects with anything else. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));
