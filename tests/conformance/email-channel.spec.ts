import { afterEach, describe, expect, it } from '@jest/globals';
import { EmailChannel, type EmailOptions } from '#dispatch';
import type { DeliveryRow, MessageText } from '#runtime';
import { type MailServer, type MailServerOptions, startMailServer } from '../support/mail-server.ts';
import { row, WORDS } from './channel-bench.ts';
import { startRawServer } from './raw-server.ts';
import { selfSigned } from './self-signed.ts';
import { contact } from './webhook-cases.ts';

const tls = selfSigned('mail.test');
const LOGIN = { user: 'kaidu', password: '秘密' };

describe('the e-mail channel and a mail server', () => {
  let server: MailServer;
  let channel: EmailChannel;
  const open = async (server_: Partial<MailServerOptions> = {}, options: Partial<EmailOptions> = {}) => {
    server = await startMailServer({ ...tls, ...server_ });
    channel = new EmailChannel({
      ...{ host: '127.0.0.1', port: server.port, security: 'starttls', ca: tls.cert },
      from: { name: '开都 Kaidu', address: 'kaidu@example.gov.cn', replyTo: 'duty@example.gov.cn' },
      ...{ connections: 1, perMinute: 300, perAddressPerMinute: 100, connectMs: 1000, totalMs: 3000 },
      ...options,
    });
  };
  const send = (change: Partial<DeliveryRow> = {}, words: Partial<MessageText> = {}) =>
    channel.deliver({ ...row(), ...change }, contact('health@应急.cn', null), async () => ({
      ...WORDS,
      ...words,
    }));

  afterEach(async () => {
    channel.close();
    await server.close();
  });

  it('sends what a person and a mailer can read, and no holiday notice answers', async () => {
    await open({ login: LOGIN }, LOGIN);
    expect(await send()).toEqual({ state: 'sent', detail: expect.stringMatching(/^250/) });
    const [{ mail, raw, ...envelope }] = server.mails as [MailServer['mails'][number]];
    expect(envelope).toMatchObject({
      ...{ from: 'kaidu@example.gov.cn', to: ['health@应急.cn'] },
      ...{ user: 'kaidu', secure: true },
    });
    expect(mail).toMatchObject({
      ...{ subject: WORDS.subject, messageId: `<${row().id}@example.gov.cn>`, html: WORDS.html },
      date: new Date(row().createdAt),
      from: { value: [{ name: '开都 Kaidu', address: 'kaidu@example.gov.cn' }] },
      replyTo: { value: [{ address: 'duty@example.gov.cn' }] },
    });
    expect(mail.text!.trimEnd()).toBe(WORDS.text);
    expect(raw).toMatch(/^importance: high\r$/im);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('list')).toMatchObject({ id: { id: 'kaidu.example.gov.cn' } });
    expect(mail.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
    // The same delivery, however often it is repeated, is the same mail.
    await send();
    expect(server.mails[1]!.raw.replaceAll(/--_NmP-\S+|boundary="[^"]+"/g, '')).toBe(
      raw.replaceAll(/--_NmP-\S+|boundary="[^"]+"/g, ''),
    );
    expect(server.mails[1]!.connection).toBe(envelope.connection);
  });

  it('sends plain text where there is no other, and no header that a title brings along', async () => {
    await open();
    await send({ urgency: 'routine' }, { html: null, subject: '水\r\nBcc: spy@example.org\r\n\r\nHello' });
    const [{ mail, to, raw }] = server.mails as [MailServer['mails'][number]];
    expect(mail.html).toBe(false);
    expect(raw).not.toMatch(/^(x-priority|importance):/im);
    expect([to.length, mail.bcc]).toEqual([1, undefined]);
    expect(mail.subject).toMatch(/^水 Bcc: spy@example\.org +Hello$/);
  });

  it('sends nothing over a line that is not secured', async () => {
    await open({ disabledCommands: ['STARTTLS'], login: LOGIN, allowInsecureAuth: true }, LOGIN);
    expect(await send()).toEqual({ state: 'failed', retry: true, why: expect.stringContaining('ETLS') });
    await expect(channel.verify()).rejects.toThrow(/STARTTLS|TLS/i);
    expect(server.texts).toBe(0);
  });

  it('sends nothing to a server whose certificate does not hold', async () => {
    await open({}, { ca: undefined });
    expect(await send()).toMatchObject({
      state: 'failed',
      retry: true,
      why: expect.stringMatching(/certificate/i),
    });
    expect(server.texts).toBe(0);
  });

  it('sends plainly only where the deployment says so, and over TLS from the first byte where it says that', async () => {
    await open({ disabledCommands: ['STARTTLS'] }, { security: 'plain' });
    expect(await send()).toMatchObject({ state: 'sent' });
    expect(server.mails[0]!.secure).toBe(false);
    channel.close();
    await server.close();
    await open({ secure: true }, { security: 'tls' });
    expect(await send()).toMatchObject({ state: 'sent' });
    expect(server.mails[0]!.secure).toBe(true);
    await expect(channel.verify()).resolves.toBeUndefined();
  });

  it('says that the log-in was refused, before anything is sent and at the trial', async () => {
    await open({ login: LOGIN }, { user: 'kaidu', password: 'wrong' });
    expect(await send()).toMatchObject({
      state: 'failed',
      retry: true,
      why: expect.stringMatching(/^EAUTH 535/),
    });
    await expect(channel.verify()).rejects.toThrow('535');
    expect(server.texts).toBe(0);
  });

  it.each([
    ['from', 550, false],
    ['from', 451, true],
    ['recipient', 550, false],
    ['recipient', 450, true],
    ['data', 552, false],
    ['data', 554, false],
    ['data', 452, true],
  ] as const)('%s refused with %i: the server works, and whether again is %s', async (at, code, retry) => {
    await open();
    server.behave({ at, code, says: `x.1.1 ${'no '.repeat(200)}` });
    const outcome = await send();
    expect(outcome).toMatchObject({
      state: 'failed',
      retry,
      works: true,
      why: expect.stringMatching(`^${code}`),
    });
    expect((outcome as { why: string }).why.length).toBeLessThanOrEqual(200);
  });

  it('takes a server that closes (421) for one that does not work now', async () => {
    await open();
    server.behave({ at: 'from', code: 421, says: '4.3.2 closing' });
    const outcome = await send();
    expect(outcome).toMatchObject({ state: 'failed', retry: true });
    expect(outcome).not.toHaveProperty('works');
  });

  it('does not itself repeat a mail whose text went out without an answer', async () => {
    await open();
    server.behave({ drops: true });
    expect(await send()).toMatchObject({ state: 'failed', retry: true });
    expect(server.texts).toBe(1);
  });

  it('goes on over a new connection when the server closed the kept one', async () => {
    await open();
    expect(await send()).toMatchObject({ state: 'sent' });
    server.behave({ drops: true });
    await send();
    server.behave({ takes: true });
    expect(await send()).toMatchObject({ state: 'sent' });
    const [first, last] = server.mails;
    expect(first!.connection).not.toBe(last!.connection);
  });

  it.each([
    ['greets with nothing', ''],
    ['is a web server', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['never ends its greeting', '220-'],
  ])('gives up in time on one that %s', async (_what, greeting) => {
    await open({}, { connectMs: 200, totalMs: 500 });
    const mute = await startRawServer((socket) => void socket.write(greeting));
    const other = new EmailChannel({
      ...{
        host: '127.0.0.1',
        port: mute.port,
        security: 'starttls',
        from: { name: 'K', address: 'k@example.cn' },
      },
      ...{ connections: 1, perMinute: 300, perAddressPerMinute: 100, connectMs: 200, totalMs: 500 },
    });
    const outcome = await other.deliver(row(), contact('a@example.cn', null), async () => WORDS);
    expect(outcome).toMatchObject({ state: 'failed', retry: true });
    other.close();
    await mute.close();
  });
});
