import { checkCapSignature, readCap } from '#cap';
import { CapChannel, newWebhookSecret, SmsChannel, verifyWebhook, WebhookChannel } from '#dispatch';
import { clock, json, type Kind, LENIENT, overHttp, PATIENT } from './channel-bench.ts';
import { email } from './mail-bench.ts';
import { dingtalk, wecom } from './robot-benches.ts';
import { documentSigner } from './self-signed.ts';
import { contact, TEN_O_CLOCK } from './webhook-cases.ts';

const webhook: Kind = {
  name: 'webhook',
  succeeds: 'delivered',
  unusable: [
    { address: 'http://169.254.169.254/', code: 'webhook.address-refused' },
    { address: 'nowhere', code: 'webhook.address-malformed' },
    { secret: newWebhookSecret(), code: 'contact.secret-not-taken' },
  ],
  open: (times = PATIENT) => {
    const secret = newWebhookSecret();
    return overHttp(
      (request) => {
        if (!verifyWebhook(secret, request.headers, request.body, TEN_O_CLOCK).ok)
          return { answer: { status: 401 } };
        const { data } = request.json<{ data: { deliveryId: string; message: { title: { zh: string } } } }>();
        return { taken: { id: data.deliveryId, text: data.message.title.zh }, answer: { status: 204 } };
      },
      { overloaded: { status: 503 }, refuses: { status: 410 } },
      ({ url }) => ({
        channel: new WebhookChannel({ ...LENIENT, ...times, clock: clock() }),
        contact: contact(url, secret),
      }),
    );
  },
};

const sms: Kind = {
  name: 'sms',
  succeeds: 'sent',
  unusable: [
    { address: '0996-2023456', code: 'sms.number-malformed' },
    { secret: 'something', code: 'contact.secret-not-taken' },
  ],
  open: (times = PATIENT) =>
    overHttp(
      (request) => {
        const form = new URLSearchParams(request.body.toString());
        if (request.headers['x-key'] !== 'k3y') return { answer: json({ code: 401 }) };
        if (form.get('mobile') !== '13900000000') return { answer: json({ code: 4, msg: 'no such number' }) };
        return {
          taken: { id: form.get('uid'), text: form.get('content')! },
          answer: json({ code: 0, msg: 'ok' }),
        };
      },
      {
        overloaded: json({ code: 9, msg: 'busy' }),
        refuses: json({ code: 4, msg: 'no such number' }),
        // Its documentation knows no such answer; what is not known to be final is tried again.
        babbles: { status: 502, body: '<html>Bad gateway</html>' },
      },
      ({ url }) => ({
        channel: new SmsChannel({
          ...LENIENT,
          ...times,
          ...{ url: `${url}/send`, method: 'POST', headers: { 'x-key': 'k3y' }, contentType: 'form' },
          body: { mobile: '{national}', content: '{text}', uid: '{id}' },
          success: { status: [200], json: { path: 'code', equals: 0 } },
          retry: { regex: /busy|Bad gateway/ },
          ...{ mostSegments: 3, perMinute: 300, perNumberPerMinute: 100 },
        }),
        contact: contact('139 0000 0000', null),
      }),
    ),
};

const cap: Kind = {
  name: 'cap',
  succeeds: 'delivered',
  unusable: [
    { address: 'ftp://platform.test/', code: 'webhook.address-malformed' },
    { secret: 'line\nbreak', code: 'cap.token-malformed' },
  ],
  open: (times = PATIENT) => {
    const { key, cert } = documentSigner(TEN_O_CLOCK);
    return overHttp(
      ({ headers, body }) => {
        const xml = body.toString();
        const signature = checkCapSignature(xml, [cert], TEN_O_CLOCK);
        if (
          headers['content-type'] !== 'application/cap+xml' ||
          headers.authorization !== 'Bearer t0ken-of-receiver'
        )
          return { answer: { status: 401 } };
        if (signature.state !== 'trusted') return { answer: { status: 422 } };
        const { identifier, info } = readCap(xml);
        return { taken: { id: identifier, text: info[0]!.description! }, answer: { status: 200 } };
      },
      { overloaded: { status: 503 }, refuses: { status: 422 } },
      ({ url }) => ({
        channel: new CapChannel({
          ...LENIENT,
          ...times,
          sender: 'kaidu',
          signer: { key, certificate: cert },
        }),
        contact: contact(`${url}/warnings/cap`, 't0ken-of-receiver'),
      }),
    );
  },
};

/** Every channel that leaves this machine. */
export const KINDS: readonly Kind[] = [webhook, wecom, dingtalk, sms, email, cap];
