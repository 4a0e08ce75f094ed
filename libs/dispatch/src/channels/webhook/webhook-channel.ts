import { type Clock, isProblem } from '#kernel';
import type { ContactRow, DeliveryRow, Outcome } from '#runtime';
import type { OutsideChannel, Target } from '../guard/target.ts';
import { hostOf } from '../http/http-address.ts';
import { refusalOutcome } from '../http/http-outcome.ts';
import { type HttpMessage, HttpSender, type HttpSenderOptions } from '../http/http-sender.ts';
import { webhookMessage } from './webhook-message.ts';
import { readWebhookSecret } from './webhook-secret.ts';
import { webhookSignature } from './webhook-signature.ts';

export interface WebhookOptions extends HttpSenderOptions {
  clock: Clock;
}

/** Signed webhooks by the Standard Webhooks specification; the delivery's id is the message's id. */
export class WebhookChannel implements OutsideChannel {
  readonly name = 'webhook';
  readonly secret = 'made';
  private readonly http: HttpSender;

  constructor(private readonly options: WebhookOptions) {
    this.http = new HttpSender(options);
  }

  checkAddress(address: string): Promise<void> {
    return this.http.checkAddress(address);
  }

  targetOf({ address }: ContactRow): Target {
    return { circuit: hostOf(address), limits: [] };
  }

  async deliver(delivery: DeliveryRow, contact: ContactRow | null): Promise<Outcome> {
    if (!contact?.secret) return { state: 'failed', retry: false, why: 'contact has no secret' };
    try {
      return await this.http.send(contact.address, this.message(delivery, contact.secret));
    } catch (error) {
      if (!isProblem(error)) throw error;
      return refusalOutcome(error);
    }
  }

  /** Closes idle connections. */
  close(): void {
    this.http.close();
  }

  private message(delivery: DeliveryRow, secret: string): HttpMessage {
    const body = webhookMessage(delivery);
    const seconds = Math.floor(this.options.clock.now() / 1000);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Kaidu-Webhook/1',
      'webhook-id': delivery.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': webhookSignature(readWebhookSecret(secret), delivery.id, seconds, body),
    };
    return { headers, body };
  }
}
