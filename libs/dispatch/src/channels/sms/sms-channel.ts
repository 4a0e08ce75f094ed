import { isProblem } from '#kernel';
import type { ContactRow, DeliveryRow, MessageText, Outcome } from '#runtime';
import type { OutsideChannel, Target } from '../guard/target.ts';
import { hostOf } from '../http/http-address.ts';
import { refusalOutcome } from '../http/http-outcome.ts';
import { type HttpMessage, HttpSender, type HttpSenderOptions } from '../http/http-sender.ts';
import { printable } from '../http/printable.ts';
import { fillTemplate, fillText, fillUrl, type SmsValues, type Template } from './fill-template.ts';
import { type AnswerTest, answerPasses } from './gateway-test.ts';
import { readPhoneNumber } from './phone-number.ts';
import { smsSegments } from './sms-segments.ts';

/** A gateway that takes text messages over HTTP, as a deployment describes it. */
export interface SmsOptions extends HttpSenderOptions {
  url: string;
  method: 'POST' | 'GET';
  headers: Record<string, string>;
  contentType: 'json' | 'form';
  body?: Template | undefined;
  /** Answers that mean that the gateway took the message. */
  success: AnswerTest;
  /** Of the other answers, those after which trying again helps; where left out, all but a plain refusal (4xx). */
  retry?: AnswerTest | undefined;
  /** Longer texts are refused, so that they come another way; see `smsSegments`. */
  mostSegments: number;
  perMinute: number;
  perNumberPerMinute: number;
}

/** Text messages. `sent` is all that is known: the gateway took it, and whether a telephone showed it is another matter. */
export class SmsChannel implements OutsideChannel {
  readonly name = 'sms';
  private readonly http: HttpSender;

  constructor(private readonly options: SmsOptions) {
    this.http = new HttpSender(options);
  }

  async checkAddress(address: string): Promise<void> {
    readPhoneNumber(address);
  }

  targetOf({ address }: ContactRow): Target {
    const { url, perMinute, perNumberPerMinute } = this.options;
    const limits = [
      { key: 'gateway', perMinute },
      { key: readPhoneNumber(address).e164, perMinute: perNumberPerMinute },
    ];
    return { circuit: hostOf(url), limits };
  }

  async deliver(
    { id }: DeliveryRow,
    contact: ContactRow | null,
    words: () => Promise<MessageText>,
  ): Promise<Outcome> {
    const { e164, national } = readPhoneNumber(contact!.address);
    const text = (await words()).text.replace(/\s*\n\s*/g, ' ').trim();
    const segments = smsSegments(text);
    const { mostSegments, url } = this.options;
    // Never cut: half an order is worse than one that comes another way.
    if (segments > mostSegments)
      return {
        state: 'failed',
        retry: false,
        why: `the text takes ${segments} messages, ${mostSegments} are allowed`,
      };
    const values: SmsValues = { number: e164, national, text, id };
    try {
      return await this.http.send(fillUrl(url, values), this.request(values), (status, body) =>
        this.judge(status, body.toString('utf8')),
      );
    } catch (error) {
      if (!isProblem(error)) throw error;
      return refusalOutcome(error);
    }
  }

  close(): void {
    this.http.close();
  }

  private request(values: SmsValues): HttpMessage {
    const { method, contentType, body } = this.options;
    const headers = Object.fromEntries(
      Object.entries(this.options.headers).map(([name, value]) => [name, fillText(value, values)]),
    );
    if (body === undefined) return { method, headers, body: null };
    const filled = fillTemplate(body, values);
    const [type, written] =
      contentType === 'json'
        ? ['application/json', JSON.stringify(filled)]
        : [
            'application/x-www-form-urlencoded',
            new URLSearchParams(filled as Record<string, string>).toString(),
          ];
    return { method, headers: { 'content-type': type, ...headers }, body: Buffer.from(written) };
  }

  private judge(status: number, body: string): Outcome {
    const { success, retry } = this.options;
    const said = printable(`HTTP ${status} ${body}`);
    if (answerPasses(success, status, body)) return { state: 'sent', detail: said };
    if (status >= 300 && status < 400)
      return { state: 'failed', retry: false, why: `${said}: redirects are not followed` };
    const refused = status >= 400 && status < 500 && status !== 408 && status !== 429;
    const again = retry ? answerPasses(retry, status, body) : !refused;
    return { state: 'failed', retry: again, why: said };
  }
}
