import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { documentSigner, selfSigned } from '../conformance/self-signed.ts';
import { HttpClient } from '../support/http-client.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startProduct } from '../support/process.ts';

const KEY = '693a91f6-7e11-4bc4-97a0-0ec2afa5aaaa';
const SEC = `SEC${'0123456789abcdef'.repeat(4)}`;
const LOGIN = { user: 'kaidu', password: 'from: the "environment"' };

const folder = mkdtempSync(join(tmpdir(), 'kaidu-channels-'));
let receiver: HttpReceiver;
let mail: MailServer;
let file: string;
const env = {
  KAIDU_DATA: join(folder, 'data'),
  ...{
    DATABASE_URL: undefined,
    REDIS_URL: undefined,
    KAIDU_QUEUE: 'in-process',
    SMTP_PASSWORD: LOGIN.password,
  },
  ...{ KAIDU_WEBHOOK_INSECURE: '1', KAIDU_WEBHOOK_PRIVATE: '1' },
};

beforeAll(async () => {
  receiver = await startReceiver(({ path }) =>
    /^\/(wecom|robot)/.test(path)
      ? { status: 200, body: '{"errcode":0,"errmsg":"ok"}' }
      : { status: 200, body: 'OK' },
  );
  const tls = selfSigned('mail.test');
  mail = await startMailServer({ ...tls, login: LOGIN });
  const signer = documentSigner(Date.now());
  for (const [name, content] of Object.entries({ ca: tls.cert, key: signer.key, crt: signer.cert }))
    writeFileSync(join(folder, `${name}.pem`), content);
  file = write('channels.yaml', mail.port);
});
afterAll(async () => {
  await Promise.all([receiver.close(), mail.close()]);
  rmSync(folder, { recursive: true });
});

function write(
  name: string,
  smtpPort: number,
  robots = `wecom: { gateway: '${receiver.url}/wecom' }\ndingtalk: {}`,
): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `email: { host: 127.0.0.1, port: ${smtpPort}, from: kaidu@example.gov.cn, user: kaidu, password: '\${SMTP_PASSWORD}', ca: ca.pem }
${robots}
sms:
  url: ${receiver.url}/sms
  body: { to: '{number}', text: '{text}', id: '{id}' }
  success: { regex: ^OK }
cap: { key: key.pem, certificate: crt.pem }
`,
  );
  return path;
}

/** Looks again until it is so. */
async function eventually<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (const deadline = Date.now() + 15_000; ; ) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error('it did not come about in 15 s');
    await sleep(50);
  }
}

const GOOD = {
  webhook: () => ({ address: `${receiver.url}/hook` }),
  email: () => ({ address: 'water@example.gov.cn' }),
  wecom: () => ({ address: KEY }),
  dingtalk: () => ({ address: `${receiver.url}/robot/send?access_token=${KEY}`, secret: SEC }),
  sms: () => ({ address: '139-0000-0000' }),
  cap: () => ({ address: `${receiver.url}/cap`, secret: 't0ken-of-receiver' }),
};

test('contacts of every channel are checked when saved, tested, and reached', async () => {
  const product = await startProduct({ env: { ...env, KAIDU_CHANNELS: file } });
  try {
    const administrator = await HttpClient.logIn(product.url, 'administrator');
    const names = Object.keys(GOOD);
    const { items: channels } = (await administrator.get('/channels')).body;
    const contactable = channels.filter((each: any) => each.contactable).map((each: any) => each.channel);
    expect(contactable.toSorted()).toEqual(names.toSorted());

    const recipient = 'agency:water';
    const save = (channel: string, given: object) =>
      administrator.post('/contacts', { recipient, channel, ...given });
    for (const [channel, given, code] of [
      ['fax', { address: '1' }, 'channel.unknown'],
      ['inbox', { address: '1' }, 'channel.unknown'],
      ['email', { address: 'water' }, 'email.address-malformed'],
      ['sms', { address: '0996-2023456' }, 'sms.number-malformed'],
      ['wecom', { address: 'short' }, 'robot.address-malformed'],
      ['dingtalk', { address: KEY }, 'contact.secret-required'],
      ['dingtalk', { address: KEY, secret: 'none' }, 'dingtalk.secret-malformed'],
      ['webhook', { address: 'https://169.254.169.254/' }, 'webhook.address-refused'],
      ['email', { address: 'a@b.cn', secret: 'x' }, 'contact.secret-not-taken'],
    ] as const) {
      const refused = await save(channel, given);
      expect([refused.status, refused.body.code]).toEqual([422, code]);
      expect([refused.body.detail, refused.body.detailEn].every((words) => words.length > 10)).toBe(true);
      if (code === 'channel.unknown') expect(refused.body.known.toSorted()).toEqual(names.toSorted());
    }
    expect((await administrator.get('/contacts')).body.items).toEqual([]);

    for (const [channel, given] of Object.entries(GOOD)) {
      const saved = await save(channel, given());
      expect([channel, saved.status, 'secret' in saved.body]).toEqual([channel, 201, channel === 'webhook']);
    }
    const shown = (await administrator.get('/contacts')).body.items;
    expect(shown.find((each: any) => each.channel === 'wecom').address).toMatch(/ …aaaa$/);
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${KEY}|${SEC}|t0ken`));

    const office = await HttpClient.logIn(product.url, 'office');
    const started = await office.post('/contact-tests', { recipients: [recipient], windowMinutes: 5 });
    const lines: any[] = await eventually(async () => {
      const [item] = (await office.get(`/contact-tests/${started.body.id}`)).body.items;
      return item.lines.every((line: any) => line.delivery.state !== 'queued') && item.lines;
    });
    expect(Object.fromEntries(lines.map((line) => [line.channel, line.delivery.state]))).toEqual({
      ...{ inbox: 'delivered', webhook: 'delivered', cap: 'delivered' },
      ...{ email: 'sent', wecom: 'sent', dingtalk: 'sent', sms: 'sent' },
    });
    const paths = receiver.requests.map(({ path }) => path.replace(/[?&].*/, ''));
    expect(paths.toSorted()).toEqual(['/cap', '/hook', '/robot/send', '/sms', '/wecom']);
    const wordsOf = (start: string) =>
      receiver.requests.find(({ path }) => path.startsWith(start))!.body.toString();
    for (const start of ['/wecom', '/robot', '/sms', '/cap']) expect(wordsOf(start)).toContain('【测试】');
    expect(mail.mails).toMatchObject([{ to: ['water@example.gov.cn'], user: 'kaidu', secure: true }]);
    expect(mail.mails[0]!.mail.subject).toContain('【测试】');

    const metrics = (await administrator.get('/metrics')).body;
    expect(metrics).toContain('kaidu_channel_usable{channel="email"} 1');
    expect(metrics).toContain('kaidu_channel_paused_targets{channel="sms"} 0');
    expect((await office.get('/channels')).status).toBe(403);
    expect(product.output()).not.toMatch(new RegExp(`${KEY}|${SEC}|${LOGIN.password}`));
  } finally {
    await product.stop();
  }
}, 60_000);

test('a mail server that is down does not stop the next start, and is told; nor do contacts whose channel went', async () => {
  const broken = write('broken.yaml', 1, '');
  const second = await startProduct({ env: { ...env, KAIDU_CHANNELS: broken } });
  try {
    await second.untilOutput(/1 contact\(s\) over wecom, which this deployment does not offer/);
    await second.untilOutput(/fault in channel email/);
    const metrics = (await new HttpClient(second.url).get('/metrics')).body;
    expect(metrics).toContain('kaidu_channel_usable{channel="email"} 0');
    const again = await HttpClient.logIn(second.url, 'administrator');
    const email = (await again.get('/channels')).body.items.find((each: any) => each.channel === 'email');
    expect(email.tried).toMatchObject({ fault: expect.stringContaining('ECONNREFUSED') });
  } finally {
    await second.stop();
  }
}, 60_000);

test('settings that make no sense stop the start, and each is named with its line', async () => {
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(
    wrong,
    `sms:\n  url: ${receiver.url}\n  success: {}\nemail:\n  host: a.test\n  password: \${NOT_SET}\n`,
  );
  const product = await startProduct({ env: { ...env, KAIDU_CHANNELS: wrong }, ready: null });
  expect(await product.exited).toMatchObject({ code: 1 });
  const said = product.output();
  expect(said).toContain('KAIDU_CHANNELS');
  for (const line of ['wrong.yaml:3 sms.success', 'wrong.yaml:6 环境变量 NOT_SET', 'wrong.yaml:5 email.from'])
    expect(said).toContain(line);
  expect(said).not.toMatch(/at .*\.js:\d+/);
}, 30_000);
