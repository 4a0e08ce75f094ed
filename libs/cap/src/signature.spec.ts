import { expect, test } from '@jest/globals';
import { documentSigner } from '../../../tests/conformance/self-signed.ts';
import { sample, signed } from '../../../tests/support/cap/messages.ts';
import { readCap } from './read-alert.ts';
import { checkCapSignature } from './signature.ts';

const NOW = Date.parse('2026-07-01T08:00:00+08:00');
const DAY = 86_400_000;
const ours = documentSigner(NOW);
const other = documentSigner(NOW);
const message = sample({ sentAt: NOW });
const good = signed(message, ours);
const state = (xml: string, trusted = [ours.cert], now = NOW) => checkCapSignature(xml, trusted, now).state;

test('good, untrusted and unsigned are told apart', () => {
  expect(checkCapSignature(good, [other.cert, ours.cert], NOW)).toEqual({
    state: 'trusted',
    subject: 'CN=Kaidu test',
  });
  expect(state(signed(message, other))).toBe('untrusted');
  expect(state(good, [])).toBe('untrusted');
  expect(state(message)).toBe('unsigned');
});

test('a signed message is read like any other', () => {
  expect(readCap(good)).toEqual(readCap(message));
});

test('a certificate is trusted only within its term', () => {
  expect([state(good, undefined, NOW - 2 * DAY), state(good, undefined, NOW + 2 * DAY)]).toEqual([
    'untrusted',
    'untrusted',
  ]);
});

test('whatever was changed after signing makes it bad', () => {
  for (const changed of [
    good.replace('Severe', 'Minor'),
    good.replace('652827', '652801'),
    good.replace('</alert>', '<x xmlns="urn:other">more</x></alert>'),
    good.replace(/<SignatureValue>..../, '<SignatureValue>AAAA'),
    good.replace(/<DigestValue>..../, '<DigestValue>AAAA'),
    good.replace(/<X509Certificate>[^<]*</, '<X509Certificate>AAAA<'),
  ]) {
    expect(changed).not.toBe(good);
    expect(checkCapSignature(changed, [ours.cert], NOW)).toMatchObject({
      state: 'bad',
      why: expect.stringMatching(/./),
    });
  }
});

test('the signature of another message, a second one, and one deep inside are bad', () => {
  const [stolen] = /<Signature[\s\S]*<\/Signature>/.exec(good)!;
  expect(state(sample({ sentAt: NOW + 1000 }).replace('</alert>', `${stolen}</alert>`))).toBe('bad');
  expect(state(good.replace('</alert>', `${stolen}</alert>`))).toBe('bad');
  const inside = `<x xmlns="urn:other">${stolen}</x>`;
  expect(state(message.replace('</alert>', `${inside}</alert>`))).toBe('bad');
});

test('another key under the trusted certificate is bad, not untrusted', () => {
  const [certificate] = /<X509Certificate>[^<]*</.exec(good)!;
  expect(state(signed(message, other).replace(/<X509Certificate>[^<]*</, certificate))).toBe('bad');
});

test('without a certificate in it, the trusted ones are tried', () => {
  const bare = (xml: string) => xml.replace(/<KeyInfo>[\s\S]*<\/KeyInfo>/, '');
  expect(state(bare(good), [other.cert, ours.cert])).toBe('trusted');
  expect(state(bare(signed(message, other)))).toBe('bad');
  expect(state(bare(good), [])).toBe('bad');
});
