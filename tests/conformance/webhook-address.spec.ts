import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WebhookOptions } from '#dispatch';
import { isProblem } from '#kernel';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { contact, delivery, openChannel } from './webhook-cases.ts';

/** A channel as deployments have it: nothing special is allowed. */
const strict = (options: Partial<WebhookOptions> = {}) =>
  openChannel({ allowInsecure: false, allowPrivate: false, ...options }).channel;

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (isProblem(error) ? error.code : String(error)),
  );

describe('where a webhook may go', () => {
  let receiver: HttpReceiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  it.each([
    ...['127.0.0.1', '127.8.8.8', '10.0.0.8', '172.16.3.4', '192.168.1.1', '100.64.0.1', '169.254.169.254'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.7'],
    ...['2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '127.1', '127.0.0.1.', '１２７.0.0.1', '0'],
    ...[
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::ffff:169.254.169.254]',
      '[::127.0.0.1]',
    ],
    ...['[fe80::1]', '[fd00::1]', '[fec0::1]', '[ff02::1]', '[64:ff9b::10.0.0.1]', '[64:ff9b:1::1]'],
    ...[
      '[2002:7f00:1::]',
      '[2001:db8::1]',
      '[2001::1]',
      '[100::1]',
      'localhost',
      'LOCALHOST.',
      'x.localhost',
    ],
  ])('not to https://%s', async (host) => {
    const address = `https://${host}:${receiver.port}/`;
    expect(await codeOf(strict().checkAddress(address))).toBe('webhook.address-refused');
    const outcome = await strict().deliver(delivery(), contact(address));
    expect(outcome).toEqual({ state: 'failed', retry: false, why: 'webhook.address-refused' });
    expect(receiver.requests).toHaveLength(0);
  });

  it.each(['169.254.169.254', '0.0.0.0', '[::]', '[fe80::1]', '224.0.0.1', '[::ffff:169.254.169.254]'])(
    'not to %s even where private addresses are allowed',
    async (host) => {
      const { channel } = openChannel({ allowHosts: [host] });
      expect(await codeOf(channel.checkAddress(`http://${host}/`))).toBe('webhook.address-refused');
    },
  );

  it.each([
    ['ftp://receiver.example/', 'webhook.address-malformed'],
    ['file:///etc/passwd', 'webhook.address-malformed'],
    ['receiver.example/hook', 'webhook.address-malformed'],
    ['https://', 'webhook.address-malformed'],
    ['', 'webhook.address-malformed'],
    [`https://receiver.example/${'x'.repeat(3000)}`, 'webhook.address-malformed'],
    ['https://me:secret@receiver.example/', 'webhook.address-credentials'],
    ['https://me@receiver.example/', 'webhook.address-credentials'],
    ['https://receiver.example/#', 'webhook.address-fragment'],
    ['http://receiver.example/', 'webhook.address-insecure'],
  ])('not to %j', async (address, code) => {
    expect(await codeOf(strict({ resolve: async () => ['93.184.215.14'] }).checkAddress(address))).toBe(code);
  });

  it('to a public address over https, on any port', async () => {
    const channel = strict({ resolve: async () => ['93.184.215.14', '2606:2800:21f:cb07::1'] });
    expect(await codeOf(channel.checkAddress('https://receiver.example:8443/hook'))).toBe('accepted');
    expect(await codeOf(channel.checkAddress('https://93.184.215.14/'))).toBe('accepted');
    expect(await codeOf(channel.checkAddress('https://[64:ff9b::93.184.215.14]/'))).toBe('accepted');
  });

  it('over plain http to private addresses only, and where that is allowed', async () => {
    const { channel } = openChannel({ resolve: async () => ['93.184.215.14'] });
    expect(await codeOf(channel.checkAddress('http://receiver.example/'))).toBe('webhook.address-insecure');
    expect(await codeOf(channel.checkAddress('http://127.0.0.1/'))).toBe('accepted');
    expect(await codeOf(strict({ allowPrivate: true }).checkAddress('http://127.0.0.1/'))).toBe(
      'webhook.address-insecure',
    );
  });

  it('to a private host that the deployment names, and to no other', async () => {
    const resolve = async () => ['10.1.2.3'];
    const channel = strict({ resolve, allowHosts: ['Gateway.Intranet', '[::1]', '10.9.9.9'] });
    for (const host of ['gateway.intranet', 'GATEWAY.intranet', '[::1]', '10.9.9.9'])
      expect(await codeOf(channel.checkAddress(`https://${host}/`))).toBe('accepted');
    for (const host of ['other.intranet', 'a.gateway.intranet', '10.9.9.8'])
      expect(await codeOf(channel.checkAddress(`https://${host}/`))).toBe('webhook.address-refused');
  });

  it('not to a name that also leads inside', async () => {
    const channel = strict({ resolve: async () => ['93.184.215.14', '10.0.0.1'] });
    expect(await codeOf(channel.checkAddress('https://two-faced.example/'))).toBe('webhook.address-refused');
  });

  it('not to a name that led outside when it was entered and leads inside now', async () => {
    const answers = [['93.184.215.14'], ['127.0.0.1']];
    const channel = strict({ resolve: async () => answers.shift() ?? [] });
    const address = `https://rebinding.example:${receiver.port}/`;
    expect(await codeOf(channel.checkAddress(address))).toBe('accepted');
    expect(await channel.deliver(delivery(), contact(address))).toMatchObject({ retry: false });
    expect(receiver.requests).toHaveLength(0);
  });

  it('only to the addresses that were checked: the name is asked for once', async () => {
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return ['127.0.0.1'];
    };
    const { channel } = openChannel({ resolve });
    const outcome = await channel.deliver(
      delivery(),
      contact(`http://no-such-name.invalid:${receiver.port}/`),
    );
    expect(outcome).toMatchObject({ state: 'delivered' });
    expect(receiver.requests[0]!.headers.host).toBe(`no-such-name.invalid:${receiver.port}`);
    expect(asked).toEqual(['no-such-name.invalid']);
    channel.close();
  });

  it('later, when the name cannot be resolved now', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('nobody answers'), { code: 'ESERVFAIL' });
    };
    const channel = strict({ resolve });
    expect(await codeOf(channel.checkAddress('https://receiver.example/'))).toBe(
      'webhook.address-unresolved',
    );
    const outcome = await channel.deliver(delivery(), contact('https://receiver.example/'));
    expect(outcome).toEqual({ state: 'failed', retry: true, why: 'webhook.address-unresolved' });
  });
});
