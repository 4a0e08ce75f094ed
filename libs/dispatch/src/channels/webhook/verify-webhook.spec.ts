import { describe, expect, it } from '@jest/globals';
import { verifyWebhook } from './verify-webhook.ts';
import { newWebhookSecret, readWebhookSecret } from './webhook-secret.ts';
import { webhookSignature } from './webhook-signature.ts';

/** The example that implementations of Standard Webhooks are tested with. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const SECONDS = 1614265330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const NOW = SECONDS * 1000;

const headers = (changed: Record<string, string | string[] | undefined> = {}) => ({
  'webhook-id': ID,
  'webhook-timestamp': String(SECONDS),
  'webhook-signature': SIGNATURE,
  ...changed,
});

describe('a webhook signature', () => {
  it('is that of the specification', () => {
    expect(webhookSignature(readWebhookSecret(SECRET), ID, SECONDS, BODY)).toBe(SIGNATURE);
  });

  it('verifies, as text or bytes, also among others', () => {
    const verdict = { ok: true, id: ID, sentAt: NOW };
    expect(verifyWebhook(SECRET, headers(), BODY, NOW)).toEqual(verdict);
    expect(verifyWebhook(SECRET, headers(), Buffer.from(BODY), NOW)).toEqual(verdict);
    const several = headers({ 'webhook-signature': `v1,b3RoZXI= v1a,x ${SIGNATURE}` });
    expect(verifyWebhook(SECRET, several, BODY, NOW)).toEqual(verdict);
  });

  it.each([
    ['another body', headers(), `${BODY} `],
    ['another id', headers({ 'webhook-id': 'msg_other' }), BODY],
    ['another time', headers({ 'webhook-timestamp': String(SECONDS + 1) }), BODY],
    ['no signature in it', headers({ 'webhook-signature': '' }), BODY],
    ['half a signature', headers({ 'webhook-signature': SIGNATURE.slice(0, -8) }), BODY],
    ['another version', headers({ 'webhook-signature': SIGNATURE.replace('v1', 'v2') }), BODY],
  ])('does not verify with %s', (_what, given, body) => {
    expect(verifyWebhook(SECRET, given, body, NOW)).toEqual({ ok: false, why: 'signature is wrong' });
  });

  it('does not verify under another secret', () => {
    expect(verifyWebhook(newWebhookSecret(), headers(), BODY, NOW).ok).toBe(false);
  });

  it('is good for five minutes either way', () => {
    const at = (ms: number) => verifyWebhook(SECRET, headers(), BODY, NOW + ms).ok;
    expect([at(-300_001), at(-300_000), at(300_000), at(300_001)]).toEqual([false, true, true, false]);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('needs the header %s, once', (name) => {
    const missing = { ok: false, why: 'headers are missing' };
    expect(verifyWebhook(SECRET, headers({ [name]: undefined }), BODY, NOW)).toEqual(missing);
    expect(verifyWebhook(SECRET, headers({ [name]: ['a', 'b'] }), BODY, NOW)).toEqual(missing);
  });

  it.each(['', 'soon', '1e9', '-1', '1614265330.5', ' 1614265330'])(
    'needs a time in seconds, not %j',
    (time) => {
      expect(verifyWebhook(SECRET, headers({ 'webhook-timestamp': time }), BODY, NOW).ok).toBe(false);
    },
  );
});

describe('a webhook secret', () => {
  it('is new each time and can be read', () => {
    expect(newWebhookSecret()).not.toBe(newWebhookSecret());
    expect(readWebhookSecret(newWebhookSecret())).toHaveLength(32);
  });

  it.each([
    '',
    'whsec_',
    'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'whsec_c2hvcnQ=',
    'whsec_not base64 at all, my friend',
  ])('is not %j', (secret) => {
    expect(() => readWebhookSecret(secret)).toThrow(
      expect.objectContaining({ code: 'webhook.secret-malformed' }),
    );
  });
});
