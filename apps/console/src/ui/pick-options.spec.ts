import { expect, test } from '@jest/globals';
import { fitting, type Option } from './pick-options.ts';

const places: Option[] = [
  ['库尔勒市', 'korla'],
  ['和静县', 'hejing'],
  ['和硕县', 'heshuo'],
  ['博湖县', 'bohu'],
].map(([title, key]) => ({ key: key!, title: title!, also: [key!] }));
const found = (typed: string) => fitting(places, typed).map(({ option }) => option.key);

test.each([
  ['', ['korla', 'hejing', 'heshuo', 'bohu']],
  ['hj', ['hejing']],
  ['hs', ['heshuo']],
  ['bh', ['bohu']],
  ['he', ['hejing', 'heshuo']],
  ['和', ['hejing', 'heshuo']],
  ['静', ['hejing']],
  ['2', ['hejing']],
  ['２', ['hejing']],
  ['ＢＯ', ['bohu']],
  ['x', []],
])('%j finds %j', (typed, expected) => expect(found(typed)).toEqual(expected));
