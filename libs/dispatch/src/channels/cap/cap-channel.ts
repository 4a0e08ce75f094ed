import { setImmediate as turn } from 'node:timers/promises';
import { type CapSigner, signCap, writeCap } from '#cap';
import { Problem } from '#kernel';
import type { ContactRow, DeliveryRow, MessageText, Outcome } from '#runtime';
import type { OutsideChannel, Target } from '../guard/target.ts';
import { hostOf } from '../http/http-address.ts';
import { HttpSender, type HttpSenderOptions } from '../http/http-sender.ts';
import { capOf } from './cap-message.ts';

export interface CapOptions extends HttpSenderOptions {
  sender: string;
  signer: CapSigner;
}

/** What may stand in an Authorization header (RFC 6750). */
const TOKEN = /^[A-Za-z0-9._~+/-]{8,500}=*$/;

/** Signed CAP 1.2 messages, posted to a system that takes warnings; a contact's secret is its bearer token. */
export class CapChannel implements OutsideChannel {
  readonly name = 'cap';
  readonly secret = 'optional';
  private readonly http: HttpSender;
  private line: Promise<void> = Promise.resolve();

  constructor(private readonly options: CapOptions) {
    this.http = new HttpSender(options);
  }

  checkAddress(address: string): Promise<void> {
    return this.http.checkAddress(address);
  }

  checkSecret(secret: string): void {
    if (!TOKEN.test(secret)) throw new Problem('cap.token-malformed');
  }

  targetOf({ address }: ContactRow): Target {
    return { circuit: hostOf(address), limits: [] };
  }

  async deliver(
    delivery: DeliveryRow,
    contact: ContactRow | null,
    words: () => Promise<MessageText>,
  ): Promise<Outcome> {
    const { sender, signer } = this.options;
    const alert = capOf(delivery, await words(), sender);
    await this.inTurn();
    const xml = signCap(writeCap(alert), signer);
    const { address, secret } = contact!;
    const headers = {
      'content-type': 'application/cap+xml',
      'user-agent': 'Kaidu/1',
      ...(secret ? { authorization: `Bearer ${secret}` } : {}),
    };
    return this.http.send(address, { headers, body: Buffer.from(xml) });
  }

  close(): void {
    this.http.close();
  }

  /** A signature takes the processor for milliseconds: many at once would stop everything else, so each waits its turn. */
  private inTurn(): Promise<void> {
    this.line = this.line.then(() => turn());
    return this.line;
  }
}
