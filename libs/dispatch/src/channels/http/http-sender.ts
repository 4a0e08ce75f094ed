import http from 'node:http';
import https from 'node:https';
import { isProblem } from '#kernel';
import { crashPoint, type Outcome } from '#runtime';
import { AddressGuard, type AddressPolicy } from './address-guard.ts';
import { httpOutcome, refusalOutcome } from './http-outcome.ts';
import { post } from './post.ts';
import type { PostResult } from './post-result.ts';
import { type Resolve, systemResolver } from './system-resolver.ts';

export interface HttpSenderOptions extends AddressPolicy {
  /** How host names become addresses: by default the hosts file and DNS. */
  resolve?: Resolve;
  /** A certificate authority of the deployment's own, instead of the public ones. */
  ca?: string | Buffer;
  connectMs?: number;
  /** One attempt as a whole, name resolution included. */
  totalMs?: number;
}

/** What is sent. */
export interface HttpMessage {
  method?: 'POST' | 'GET';
  headers: Record<string, string>;
  body: Buffer | null;
}

/** Sends requests to addresses that people entered: each is checked anew, redirects are refused, time is short. */
export class HttpSender {
  private readonly guard: AddressGuard;
  /** Idle connections go before a Node server (5 s) would close them under a request. */
  private readonly plain = new http.Agent({ keepAlive: true, timeout: 4000, maxFreeSockets: 16 });
  private readonly secure = new https.Agent({ keepAlive: true, timeout: 4000, maxFreeSockets: 16 });

  constructor(private readonly options: HttpSenderOptions) {
    this.guard = new AddressGuard(options, options.resolve ?? systemResolver());
  }

  /** Throws a Problem when the address may not be sent to. */
  async checkAddress(address: string): Promise<void> {
    await this.guard.check(address);
  }

  /**
   * One attempt, and what its end means. `judge` reads the answer, whose body may have 64 KiB; without it the status
   * says it all.
   */
  async send(
    address: string,
    message: HttpMessage,
    judge?: (status: number, body: Buffer) => Outcome,
  ): Promise<Outcome> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.options.totalMs ?? 10_000);
    try {
      const result = await this.attempt(address, message, judge !== undefined, limit.signal);
      if (result.kind === 'answered' && result.body && judge) return judge(result.status, result.body);
      return httpOutcome(result);
    } catch (error) {
      if (!isProblem(error)) throw error;
      return refusalOutcome(error);
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
    address: string,
    { method = 'POST', headers, body }: HttpMessage,
    reads: boolean,
    signal: AbortSignal,
  ): Promise<PostResult> {
    // Checked at each attempt: what a name means may have changed since the address was entered.
    const target = await this.guard.check(address);
    crashPoint('address-checked');
    const { ca, connectMs = 5000 } = this.options;
    const request = { method, headers, body, reads, ca, connectMs, signal };
    // Whoever judges by the body knows no message ids: nothing may go out twice because a kept connection had closed.
    if (reads) return post(target, { ...request, agent: false });
    const agent = target.url.protocol === 'https:' ? this.secure : this.plain;
    const result = await post(target, { ...request, agent });
    crashPoint('message-posted');
    // A kept connection may have been closed meanwhile; that says nothing about the receiver.
    return result.kind === 'broken' && result.stale ? post(target, { ...request, agent: false }) : result;
  }
}
