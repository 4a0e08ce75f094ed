import { type Clock, isProblem } from '#kernel';
import type { ContactRow, DeliveryRow, MessageText, Outcome } from '#runtime';
import type { OutsideChannel, Target } from '../guard/target.ts';
import { refusalOutcome } from '../http/http-outcome.ts';
import { HttpSender, type HttpSenderOptions } from '../http/http-sender.ts';
import { type RobotPlatform, robotName, robotUrl, shownRobot } from './robot-address.ts';
import { type RobotCodes, robotOutcome } from './robot-answer.ts';

export interface RobotOptions extends HttpSenderOptions {
  clock: Clock;
  /** Where the messages of all robots go instead of the platform itself. */
  gateway?: string;
  format: 'text' | 'markdown';
  /** Whether an urgent message calls everybody in the group. */
  callAll: boolean;
  /** The platform's limit for one robot. */
  perMinute: number;
}

export interface RobotMessage {
  body: unknown;
  /** The part that the platform counts, and how much of it it takes, in bytes. */
  counted: string;
  mostBytes: number;
}

/** A robot of a chat group. `sent` is all that can be known: the platform took it, and tells of no reader. */
export abstract class RobotChannel implements OutsideChannel {
  abstract readonly name: string;
  protected abstract readonly platform: RobotPlatform;
  protected abstract readonly codes: RobotCodes;
  private readonly http: HttpSender;

  constructor(protected readonly options: RobotOptions) {
    this.http = new HttpSender(options);
  }

  checkAddress(address: string): Promise<void> {
    return this.http.checkAddress(this.urlOf(address).href);
  }

  showAddress(address: string): string {
    return shownRobot(address, this.platform);
  }

  targetOf({ address }: ContactRow): Target {
    const url = this.urlOf(address);
    return {
      circuit: robotName(url, this.platform),
      limits: [{ key: url.searchParams.get(this.platform.parameter)!, perMinute: this.options.perMinute }],
    };
  }

  async deliver(
    delivery: DeliveryRow,
    contact: ContactRow | null,
    words: () => Promise<MessageText>,
  ): Promise<Outcome> {
    const { clock } = this.options;
    const { body, counted, mostBytes } = this.message(await words(), delivery.urgency === 'urgent');
    const bytes = Buffer.byteLength(counted);
    // Never cut: half an order is worse than one that comes another way.
    if (bytes > mostBytes)
      return { state: 'failed', retry: false, why: `the text has ${bytes} bytes, ${mostBytes} are taken` };
    try {
      const url = this.signed(this.urlOf(contact!.address), contact!);
      const sent = {
        headers: { 'content-type': 'application/json', 'user-agent': 'Kaidu/1' },
        body: Buffer.from(JSON.stringify(body)),
      };
      return await this.http.send(url.href, sent, (status, answer) =>
        robotOutcome(status, answer, this.codes, clock.now()),
      );
    } catch (error) {
      if (!isProblem(error)) throw error;
      return refusalOutcome(error);
    }
  }

  close(): void {
    this.http.close();
  }

  /** The request's body, as the platform documents it. */
  protected abstract message(words: MessageText, urgent: boolean): RobotMessage;

  protected signed(url: URL, _contact: ContactRow): URL {
    return url;
  }

  private urlOf(address: string): URL {
    return robotUrl(address, this.platform, this.options.gateway);
  }
}
