import { describe, expect, test } from '@jest/globals';
import { isProblem, type Problem } from '#kernel';
import { sample, sampleAlert } from '../../../tests/support/cap/messages.ts';
import { readCap } from './read-alert.ts';

const SENT = Date.parse('2026-07-01T08:00:00+08:00');
const good = sample({ sentAt: SENT, identifier: 'A-1' });

function refusal(xml: string): Problem {
  try {
    readCap(xml);
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error('was taken');
}
const faultsOf = (from: string | RegExp, to: string) => {
  const changed = good.replace(from, to);
  if (changed === good) throw new Error(`nothing to replace: ${from}`);
  return (refusal(changed).extras.faults ?? []).map(({ at, en, zh }) => {
    expect(zh).toMatch(/\p{Script=Han}/u);
    return `${at} ${en}`;
  });
};

test('what was written is read back', () => {
  expect(readCap(good)).toEqual(sampleAlert({ sentAt: SENT, identifier: 'A-1' }));
});

test('a prefix, comments, CDATA and another order change nothing', () => {
  const prefixed = good
    .replace('<alert xmlns=', '<c:alert xmlns:c=')
    .replace('</alert>', '</c:alert>')
    .replace(/<(\/?)(?!c:|\?)(\w)/g, '<$1c:$2')
    .replace('未来十二小时', '未来<!-- soon --><![CDATA[十二]]>小时')
    .replace(/(<c:sender>.*<\/c:sender>)([\s\S]*)<\/c:alert>/, '$2$1</c:alert>');
  expect(readCap(prefixed)).toEqual(readCap(good));
});

describe('a message is refused', () => {
  test.each([
    ['external entity', '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['a bomb of entities', '<!DOCTYPE a [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;">]>'],
    ['an empty document type', '<!doctype alert>'],
    ['one with white space', '<! DOCTYPE alert>'],
  ])('for %s, unparsed', (_, declaration) => {
    expect(refusal(good.replace('<alert', `${declaration}<alert`)).code).toBe('cap.doctype');
  });

  test.each([
    ['an element that is not closed', good.replace('</event>', '')],
    ['text after the end', `${good}more`],
    ['an entity that nobody declared', good.replace('和静县山区', '&county;')],
    ['no XML at all', 'not xml'],
    ['nothing', ''],
    ['an unquoted attribute', good.replace('<alert ', '<alert a=1 ')],
    ['another encoding', good.replace('UTF-8', 'GBK')],
    ['two roots', `${good}<alert/>`],
  ])('for %s', (_, xml) => {
    const { code, en } = refusal(xml);
    expect([code, en]).toEqual(['cap.malformed', expect.stringMatching(/: .{3}/)]);
  });

  test.each([
    ['CAP 1.1', good.replace(':cap:1.2', ':cap:1.1')],
    ['no namespace', good.replace(/ xmlns="[^"]*"/, '')],
    ['another root', '<feed xmlns="urn:oasis:names:tc:emergency:cap:1.2"/>'],
  ])('for %s, saying what was found', (_, xml) => {
    expect(refusal(xml)).toMatchObject({ code: 'cap.version', en: expect.stringContaining('cap:1.2') });
  });

  test.each([
    ['/alert/status is one of: Actual, Exercise', /Actual/, 'Real'],
    ['/alert/msgType is one of: Alert', />Alert</, '>alert<'],
    ['/alert/info[1]/severity is one of: Extreme', /Severe/, 'Red'],
    ['/alert/info[1]/category[1] is one of: Geo', /Met</, 'Weather<'],
    ['/alert/info[1]/certainty is one of: Observed', />Likely/, '>Very Likely'],
    ['/alert/identifier is missing or empty', 'A-1', ''],
    ['/alert/info[1]/category is missing or empty', /<category>.*<\/category>/, ''],
    ['/alert/sent is missing or empty', /<sent>.*<\/sent>/, ''],
    ['/alert/sent is a time with its offset', '08:00:00+08:00', '08:00:00Z'],
    ['/alert/sent is a time with its offset', '2026-07-01T08', '2026-02-30T08'],
    ['/alert/sender holds no white space', 'weather@', 'the weather@'],
    ['/alert/scope stands here only once', /(<scope>.*<\/scope>)/, '$1$1'],
    ['/alert/colour CAP 1.2 has no such element here', '<scope>', '<colour>red</colour><scope>'],
    ['/alert/info[1]/event holds text only', '暴雨洪涝', '<b>storm</b>'],
    ['/alert/addresses is needed where scope is Private', 'Public', 'Private'],
    ['/alert/restriction is needed where scope is Restricted', 'Public', 'Restricted'],
    ['/alert/references is needed where msgType is Update', '>Alert<', '>Update<'],
    ['/alert/info[1]/area[1]/altitude is needed', '</areaDesc>', '</areaDesc><ceiling>9</ceiling>'],
    [
      '/alert/info[1]/area[1]/polygon[1] is four or more',
      '</areaDesc>',
      '</areaDesc><polygon>1,2 3,4</polygon>',
    ],
    ['/alert/info[1]/area[1]/circle[1] is latitude', '</areaDesc>', '</areaDesc><circle>95,86 10</circle>'],
    ['/alert/note holds a character', '<info>', '<note>a\u0001b</note><info>'],
  ])('with %s', (fault, from, to) => {
    expect(faultsOf(from, to)).toEqual([expect.stringContaining(fault)]);
  });

  test('with every fault at once', () => {
    const xml = good.replace('Actual', 'Real').replace('Severe', 'Red').replace('A-1', 'A 1');
    expect(refusal(xml)).toMatchObject({ code: 'cap.invalid', en: expect.stringContaining('3 place') });
  });
});
