import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { documentSigner, selfSigned } from '../../../../tests/conformance/self-signed.ts';
import { ConfigError } from '../config-error.ts';
import { readChannels } from './read-channels.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaidu-channels-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'channels.yaml');
const read = (yaml: string, env: NodeJS.ProcessEnv = {}) => {
  writeFileSync(file, yaml);
  return readChannels(file, env);
};

/** The faults, without the folder before them. */
function faultsIn(yaml: string, env?: NodeJS.ProcessEnv): string[] {
  try {
    read(yaml, env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).toContain('KAIDU_CHANNELS');
    return error.faults.map((fault) => fault.trim().replaceAll(`${folder}/`, ''));
  }
  return [];
}

const SMS = `
sms:
  url: https://sms.example.gov.cn/send
  body: { mobile: '{national}', content: '{text}' }
  success: { json: { path: code, equals: 0 } }
`;

describe('the file of channels', () => {
  it('may be missing, empty, or offer some', () => {
    expect(readChannels(undefined, {})).toEqual({});
    expect(read('')).toEqual({});
    expect(read('wecom: {}')).toEqual({
      wecom: { format: 'text', callAll: true, perMinute: 20 },
    });
    expect(read(SMS).sms).toMatchObject({
      ...{ method: 'POST', contentType: 'json', mostSegments: 5, perNumberPerMinute: 5 },
      body: { mobile: '{national}', content: '{text}' },
    });
  });

  it('takes secrets from the environment, and says which is missing', () => {
    const yaml = `email:\n  host: mail.example.cn\n  from: kaidu@example.cn\n  user: kaidu\n  password: "\${SMTP_PASSWORD}"\n`;
    expect(read(yaml, { SMTP_PASSWORD: 'p: "#' }).email).toMatchObject({
      password: 'p: "#',
    });
    expect(faultsIn(yaml)).toEqual([
      'channels.yaml:5 环境变量 SMTP_PASSWORD 未设置 / the environment variable SMTP_PASSWORD is not set',
    ]);
  });

  it('names the line of every fault at once, in both languages', () => {
    const faults = faultsIn(`email:
  host: mail.example.cn
  port: 70000
  from: Kaidu <kaidu@example.cn>
  user: kaidu
wecom:
  perMinute: 21
fax: {}
`);
    expect(faults).toEqual([
      expect.stringMatching(/^channels\.yaml:3 email\.port .*65535.* \/ .*65535/),
      'channels.yaml:4 email.from 须为邮箱地址，如 kaidu@example.gov.cn / is a mail address, such as kaidu@example.gov.cn',
      'channels.yaml:2 email user 与 password 须同时填写 / user and password go together',
      expect.stringMatching(/^channels\.yaml:7 wecom\.perMinute .*20.* \/ .*20/),
      expect.stringMatching(/^channels\.yaml:8 fax .*fax.* \/ .*fax/),
    ]);
  });

  it.each([
    ['email: [', /channels\.yaml:\d+ 不是有效的 YAML/],
    [SMS.replace("'{text}'", "'hello'"), /:4 sms\.body .*\{text\}/],
    [SMS.replace('{national}', '{phone}'), /:4 sms\.body .*\{number\}/],
    [`${SMS}  method: GET\n`, /:4 sms\.body .*GET/],
    [`${SMS}  contentType: form\n`.replace("'{text}'", "{ inner: '{text}' }"), /:4 sms\.body .*form/],
    [SMS.replace('{ json: { path: code, equals: 0 } }', '{}'), /:5 sms\.success .*status.*regex/],
    [SMS.replace('{ json: { path: code, equals: 0 } }', "{ regex: '[' }"), /:5 sms\.success\.regex .*正则/],
    [SMS.replace('https://', 'ftp://'), /:3 sms\.url .*http/],
    [`${SMS}  headers: { 'X-Text': '{text}' }\n`, /:6 sms\.headers .*\{text\}/],
    [`${SMS}  headers: { 'X-A': "a\\r\\nb" }\n`, /:6 sms\.headers/],
    ['cap: { key: missing.pem, certificate: missing.pem }', /:1 cap\.key .*ENOENT/],
  ])('%# is refused with its line', (yaml, fault) => {
    expect(faultsIn(yaml)[0]).toMatch(fault);
  });

  it('refuses a file that is not there', () => {
    expect(() => readChannels(join(folder, 'none.yaml'), {})).toThrow(ConfigError);
  });

  it('reads keys and certificates beside it, and refuses those that cannot sign', () => {
    const [ours, other] = [documentSigner(Date.now()), documentSigner(Date.now())];
    const wrong = selfSigned('x.test');
    const put = (name: string, content: string) => writeFileSync(join(folder, name), content);
    put('a.key', ours.key);
    put('a.crt', ours.cert);
    put('b.crt', other.cert);
    put('ec.key', wrong.key);
    const cap = (key: string, certificate: string) => `cap: { key: ${key}, certificate: ${certificate} }`;
    expect(read(cap('a.key', 'a.crt')).cap).toEqual({ key: ours.key, certificate: ours.cert });
    const faults = [
      ...[faultsIn(cap('a.key', 'b.crt')), faultsIn(cap('ec.key', 'a.crt'))],
      ...[faultsIn(cap('a.crt', 'a.crt')), faultsIn(cap('a.key', 'a.key'))],
    ].map(([fault]) => fault);
    expect(faults).toEqual([
      expect.stringContaining('密钥与证书不匹配'),
      expect.stringContaining('须为 RSA 密钥'),
      expect.stringContaining('holds no private key'),
      expect.stringContaining('holds no certificate'),
    ]);
  });
});
