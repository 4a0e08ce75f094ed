import http from 'node:http';
import https from 'node:https';
import { type Clock, isProblem } from '#kernel';
import type { Channel, ContactRow, DeliveryRow, Outcome } from '#runtime';
import { AddressGuard, type AddressPolicy } from './address-guard.ts';
import { post } from './post.ts';
import type { PostResult } from './post-result.ts';
import { type Resolve, systemResolver } from './system-resolver.ts';
import { webhookMessage } from './webhook-message.ts';
import { webhookOutcome } from './webhook-outcome.ts';
import { readWebhookSecret } from './webhook-secret.ts';
import { webhookSignature } from './webhook-signature.ts';

export interface WebhookOptions extends AddressPolicy {
  clock: Clock;
  /** How host names become addresses: by default the hosts file and DNS. */
  resolve?: Resolve;
  /** A certificate authority of the deployment's own, instead of the public ones. */
  ca?: string | Buffer;
  connectMs?: number;
  /** One attempt as a whole, name resolution included. */
  totalMs?: number;
}

/** Signed webhooks by the Standard Webhooks specification; the delivery's id is the message's id. */
export class WebhookChannel implements Channel {
  readonly name = 'webhook';
  private readonly guard: AddressGuard;
  /** Idle connections go before a Node server (5 s) would close them under a request. */
  private readonly plain = new http.Agent({ keepAlive: true, timeout: 4000, maxFreeSockets: 16 });
  private readonly secure = new https.Agent({ keepAlive: true, timeout: 4000, maxFreeSockets: 16 });

  constructor(private readonly options: WebhookOptions) {
    this.guard = new AddressGuard(options, options.resolve ?? systemResolver());
  }

  async checkAddress(address: string): Promise<void> {
    await this.guard.check(address);
  }

  async deliver(delivery: DeliveryRow, contact: ContactRow | null): Promise<Outcome> {
    if (!contact?.secret) return { state: 'failed', retry: false, why: 'contact has no secret' };
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.options.totalMs ?? 10_000);
    try {
      return webhookOutcome(await this.attempt(delivery, contact.address, contact.secret, limit.signal));
    } catch (error) {
      if (!isProblem(error)) throw error;
      return { state: 'failed', retry: error.code === 'webhook.address-unresolved', why: error.code };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes idle connections. */
  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }

  private async attempt(
    delivery: DeliveryRow,
    address: string,
    secret: string,
    signal: AbortSignal,
  ): Promise<PostResult> {
    const body = webhookMessage(delivery);
    const seconds = Math.floor(this.options.clock.now() / 1000);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Kaidu-Webhook/1',
      'webhook-id': delivery.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': webhookSignature(readWebhookSecret(secret), delivery.id, seconds, body),
    };
    // Checked at each attempt: what a name means may have changed since the address was entered.
    const target = await this.guard.check(address);
    const { ca, connectMs = 5000 } = this.options;
    const request = { headers, body, ca, connectMs, signal };
    const agent = target.url.protocol === 'https:' ? this.secure : this.plain;
    const result = await post(target, { ...request, agent });
    // A kept connection may have been closed meanwhile; that says nothing about the receiver.
    return result.kind === 'broken' && result.stale ? post(target, { ...request, agent: false }) : result;
  }
}
