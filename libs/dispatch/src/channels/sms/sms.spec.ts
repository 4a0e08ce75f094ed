import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillTemplate, fillText, fillUrl, namesIn } from './fill-template.ts';
import { answerPasses } from './gateway-test.ts';
import { readPhoneNumber } from './phone-number.ts';
import { smsSegments } from './sms-segments.ts';

describe('a telephone number', () => {
  it.each([
    ...['13900000000', '139 0000 0000', '139-0000-0000', '+8613900000000', '+86 139 0000 0000'],
    ...['8613900000000', '008613900000000', ' 13900000000 '],
  ])('%j is a mobile of the mainland', (given) => {
    expect(readPhoneNumber(given)).toEqual({ e164: '+8613900000000', national: '13900000000' });
  });

  it('of elsewhere is taken in international form', () => {
    expect(readPhoneNumber('+7 (727) 300-00-00')).toEqual({ e164: '+77273000000', national: '+77273000000' });
  });

  it.each([
    ...['', '0996-2023456', '2023456', '12900000000', '1390000000', '139000000000', '+86 0996 2023456'],
    ...[
      '+0123456789',
      '+123',
      '+1234567890123456',
      '13900000000,13911111111',
      '１３９００００００００',
      'ext 5',
    ],
  ])('%j gets no text messages', (given) => {
    expect(() => readPhoneNumber(given)).toThrow(expect.objectContaining({ code: 'sms.number-malformed' }));
  });
});

describe('how many messages a text becomes', () => {
  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['水'.repeat(70), 1],
    ['水'.repeat(71), 2],
    [`${'a'.repeat(70)}水`, 2],
    ['水'.repeat(134), 2],
    ['水'.repeat(135), 3],
    ['🌊'.repeat(35), 1],
    ['🌊'.repeat(36), 2],
  ])('%#', (text, count) => expect(smsSegments(text)).toBe(count));
});

describe('a gateway’s request', () => {
  const values = { number: '+8613900000000', national: '13900000000', text: '', id: 'd1' };

  it('holds any text as it is: nothing in it ends a string, an object or a field', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const template = { to: ['{number}'], message: { content: '【{text}】' }, count: 1, extra: null };
        const sent: unknown = JSON.parse(JSON.stringify(fillTemplate(template, { ...values, text })));
        expect(sent).toEqual({
          to: ['+8613900000000'],
          message: { content: `【${text}】` },
          count: 1,
          extra: null,
        });
        const url = new URL(fillUrl('https://g.test/?m={text}&n={national}', { ...values, text }));
        expect([url.searchParams.get('m'), url.searchParams.get('n')]).toEqual([text, '13900000000']);
      }),
    );
  });

  it('holds half a character as the sign for that', () => {
    expect(fillUrl('https://g.test/?m={text}', { ...values, text: 'a\ud800' })).toBe(
      'https://g.test/?m=a%EF%BF%BD',
    );
  });

  it('fills in only what it knows, once, also where a text names a place itself', () => {
    expect(fillText('{text} {other} {id}', { ...values, text: '{number} $& $1' })).toBe(
      '{number} $& $1 {other} d1',
    );
    expect(namesIn(['{text}', { a: '{id}{id}', b: ['{other}'] }])).toEqual(new Set(['text', 'id']));
  });
});

describe('the test of an answer', () => {
  it.each([
    [{ status: [200] }, 200, '', true],
    [{ status: [200] }, 201, '', false],
    [{ json: { path: 'code', equals: 0 } }, 500, '{"code":0}', true],
    [{ json: { path: 'code', equals: 0 } }, 200, '{"code":"0"}', false],
    [{ json: { path: 'a.0.b', equals: null } }, 200, '{"a":[{"b":null}]}', true],
    [{ json: { path: 'a.1.b', equals: null } }, 200, '{"a":[{"b":null}]}', false],
    [{ json: { path: 'constructor.name', equals: 'Object' } }, 200, '{}', false],
    [{ json: { path: 'code', equals: 0 } }, 200, '<html>', false],
    [{ json: { path: 'code', equals: 0 } }, 200, 'null', false],
    [{ regex: /^OK\b/ }, 200, 'OK 17', true],
    [{ regex: /^OK\b/ }, 200, 'NOK', false],
    [{ status: [200], regex: /OK/ }, 500, 'OK', false],
  ])('%j of %i %j is %s', (test, status, body, passes) =>
    expect(answerPasses(test, status, body)).toBe(passes),
  );
});
