import { type Clock, Problem } from '#kernel';
import type { ContactRow, DeliveryRow, Reader } from '#runtime';
import { formNonce, isNonce } from './form-nonce.ts';
import { isSigned, readToken, signToken } from './link-token.ts';

export interface AckLinkSettings {
  /** Newest first: it signs, the others still open what they signed. None: no links. */
  keys: readonly Buffer[];
  /** Where people reach this deployment, without a slash at the end; null: no links. */
  publicUrl: string | null;
  /** How long a link is good, in milliseconds. */
  goodForMs: number;
}

/** The message that a link stands in. */
export interface LinkedMessage {
  delivery: DeliveryRow;
  contact: ContactRow;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** Kinds of messages that ask a recipient to acknowledge something. */
const ASKING = ['task.issued', 'task.escalated', 'task.supervision'];

/** Links by which a contact acknowledges what a message lists, without logging in. */
export class AckLinks {
  constructor(
    private readonly settings: AckLinkSettings,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /**
   * The link of a delivery; null where the deployment has none, or the message asks nothing of its own recipient. The
   * same delivery always has the same link, however often it is sent.
   */
  linkOf(delivery: DeliveryRow): { url: string; until: number } | null {
    const { publicUrl, goodForMs } = this.settings;
    const [key] = this.settings.keys;
    const { kind, recipient: about = delivery.recipient } = delivery.message;
    if (!key || publicUrl === null || delivery.contactId === null) return null;
    if (!ASKING.includes(kind) || about !== delivery.recipient) return null;
    const until = Math.floor((delivery.createdAt + goodForMs) / 1000) * 1000;
    const token = signToken(key, delivery.id, delivery.contactId, until);
    return token === null ? null : { url: `${publicUrl}/a/${token}`, until };
  }

  /** The message that a token belongs to, however old; refuses `ack-link.forged` where we did not make it. */
  async open(token: string): Promise<LinkedMessage> {
    const claim = readToken(token);
    if (!claim) throw new Problem('ack-link.forged');
    const [delivery] = await this.reader.get('delivery', [claim.deliveryId]);
    const contactId = delivery?.contactId ?? '';
    if (!isSigned(this.settings.keys, claim, contactId) || !delivery || contactId === '')
      throw new Problem('ack-link.forged');
    const [contact] = await this.reader.get('contact', [contactId]);
    if (!contact) throw new Problem('ack-link.forged');
    return { delivery, contact, expiresAt: claim.expiresAt };
  }

  /** What the form of the page must send back. */
  nonce(token: string): string {
    return formNonce(this.settings.keys[0]!, token, this.clock.now());
  }

  /** Refuses `ack-link.form-stale` unless the page was opened within the hour. */
  requireNonce(token: string, nonce: unknown): void {
    const good = typeof nonce === 'string' && isNonce(this.settings.keys, token, nonce, this.clock.now());
    if (!good) throw new Problem('ack-link.form-stale');
  }

  /**
   * Refuses `ack-link.other-origin` where a browser says that another site asks. `origin` is its header of that name,
   * `host` the name that it called us by.
   */
  requireOwnOrigin(origin: string | undefined, host: string | undefined): void {
    if (origin === undefined) return;
    const { publicUrl } = this.settings;
    const own = [host, publicUrl === null ? undefined : new URL(publicUrl).host];
    const asks = URL.canParse(origin) ? new URL(origin).host : null;
    if (asks === null || !own.includes(asks)) throw new Problem('ack-link.other-origin');
  }
}
