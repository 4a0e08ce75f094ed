import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** One element of DER: its tag, the length of what it holds, and that. */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: Buffer[]) => der(0x30, ...contents);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (at: Date) =>
  der(
    0x17,
    Buffer.from(
      `${at
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  );
const extension = (id: string, value: Buffer) => sequence(oid(id), der(0x04, value));

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const RSA_SHA256 = sequence(oid('2a864886f70d01010b'), der(0x05));
const DAY = 86_400_000;

/** A certificate that is its own authority, for these host names and for 127.0.0.1; made anew for each run. */
export const selfSigned = (...names: string[]): { cert: string; key: string } =>
  certify(generateKeyPairSync('ec', { namedCurve: 'P-256' }), ECDSA_SHA256, names, Date.now());

/** The same for signing documents, with an RSA key; good for a day before and after `now`. */
export const documentSigner = (now: number): { cert: string; key: string } =>
  certify(generateKeyPairSync('rsa', { modulusLength: 2048 }), RSA_SHA256, [], now);

function certify(
  { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject },
  algorithm: Buffer,
  names: string[],
  now: number,
): { cert: string; key: string } {
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('Kaidu test')))));
  const validity = sequence(utcTime(new Date(now - DAY)), utcTime(new Date(now + DAY)));
  const loopback = der(0x87, Buffer.from([127, 0, 0, 1]));
  const altNames = sequence(...names.map((one) => der(0x82, Buffer.from(one))), loopback);
  const isAuthority = sequence(der(0x01, Buffer.from([0xff])));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension('551d11', altNames), extension('551d13', isAuthority))),
  );
  const signature = sign('sha256', body, { key: privateKey, dsaEncoding: 'der' });
  const whole = sequence(body, algorithm, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{1,64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
