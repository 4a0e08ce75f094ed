/** The queue cannot be reached now; nothing is lost, for the outbox still holds what was to be handed over. */
export class QueueUnavailable extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(`the delivery queue cannot be reached: ${why}`, options);
    this.name = 'QueueUnavailable';
  }
}
