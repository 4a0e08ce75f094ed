import { createRequire } from 'node:module';
import type * as Nodemailer from 'nodemailer';
import type { NodemailerError, SMTPPoolOptions } from 'nodemailer';
import { type ContactRow, crashPoint, type DeliveryRow, type MessageText, type Outcome } from '#runtime';
import type { OutsideChannel, Target } from '../guard/target.ts';
import { printable } from '../http/printable.ts';
import { readMailAddress } from './mail-address.ts';
import { type MailSender, mailOf } from './mail-message.ts';
import { mailFailure } from './mail-outcome.ts';

const load = createRequire(import.meta.url);

export interface EmailOptions {
  host: string;
  port: number;
  /** `starttls`: plain at first, refused where the server offers no TLS; `tls` from the first byte; `plain`: none. */
  security: 'starttls' | 'tls' | 'plain';
  user?: string | undefined;
  password?: string | undefined;
  from: MailSender;
  /** A certificate authority of the deployment's own, instead of the public ones. */
  ca?: string | undefined;
  connections: number;
  perMinute: number;
  perAddressPerMinute: number;
  connectMs?: number;
  /** One attempt as a whole, waiting for a connection included. */
  totalMs?: number;
}

/** Mail over the deployment's own server. `sent`: that server took it, and whether it arrived is not known. */
export class EmailChannel implements OutsideChannel {
  readonly name = 'email';
  private readonly transport;

  constructor(private readonly options: EmailOptions) {
    // Loaded where mail is sent at all: most deployments' processes would hold it for nothing.
    const { createTransport } = load('nodemailer') as typeof Nodemailer;
    this.transport = createTransport({ ...smtpOptions(options), pool: true });
  }

  async checkAddress(address: string): Promise<void> {
    readMailAddress(address);
  }

  targetOf({ address }: ContactRow): Target {
    const { host, port, perMinute, perAddressPerMinute } = this.options;
    const limits = [
      { key: 'server', perMinute },
      { key: readMailAddress(address).toLowerCase(), perMinute: perAddressPerMinute },
    ];
    return { circuit: `${host}:${port}`, limits };
  }

  async deliver(
    delivery: DeliveryRow,
    contact: ContactRow | null,
    words: () => Promise<MessageText>,
  ): Promise<Outcome> {
    const to = readMailAddress(contact!.address);
    const mail = mailOf(delivery, await words(), to, this.options.from);
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.options.totalMs ?? 20_000);
    try {
      const { accepted = [], response = '' } = await this.transport.sendMail({
        ...mail,
        signal: limit.signal,
      });
      crashPoint('mail-taken');
      const detail = printable(response);
      if (accepted.length && /^2/.test(detail)) return { state: 'sent', detail };
      return { state: 'failed', retry: true, why: `not accepted: ${detail}` };
    } catch (error) {
      return mailFailure(error as NodemailerError, limit.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Connects, secures the connection and logs in. */
  async verify(): Promise<void> {
    await this.transport.verify();
  }

  close(): void {
    this.transport.close();
  }
}

function smtpOptions(options: EmailOptions): SMTPPoolOptions {
  const { host, port, security, user, password, ca, connections, connectMs = 5000 } = options;
  return {
    ...{ host, port, secure: security === 'tls', maxConnections: connections, idleTimeout: 30_000 },
    ...(security === 'starttls' ? { requireTLS: true } : {}),
    ...(security === 'plain' ? { ignoreTLS: true } : {}),
    // Given credentials are used or the attempt fails: never sent without, because a server stopped asking.
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' }, forceAuth: true }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    ...{ connectionTimeout: connectMs, greetingTimeout: connectMs, dnsTimeout: connectMs },
    ...{ socketTimeout: 10_000, socketCloseTimeout: 1000 },
    // Only what had not begun to go out is put back by the pool, and once is enough: later attempts are ours.
    maxRequeues: 1,
  };
}
