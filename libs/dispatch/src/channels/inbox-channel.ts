import type { Channel, Outcome } from '#runtime';

/**
 * The agency's inbox in Kaidu itself. The delivery's row is the message, so there is nothing to send: it is
 * delivered with the very record of this outcome.
 */
export class InboxChannel implements Channel {
  readonly name = 'inbox';

  async checkAddress(): Promise<void> {
    // Every recipient has its inbox, whatever its contact says.
  }

  async deliver(): Promise<Outcome> {
    return { state: 'delivered' };
  }
}
