import { expect, test } from '@jest/globals';
import { faultInWords, fieldAt, sentenceInWords } from './in-words.ts';

test.each([
  ['请查看清单后带 confirmWithdraw 确认。', '请查看清单后勾选“已看过将撤回的任务”确认。'],
  ['请按最新测算确认（confirmAssessment=12）后再决定。', '请按最新测算确认后再决定。'],
  ['联系方式须填写密钥（secret）。', '联系方式须填写密钥。'],
  ['委员会副主任（分管副州长）决定', '委员会副主任（分管副州长）决定'],
])('%s', (zh, words) => expect(sentenceInWords('x', { zh, en: '' }).zh).toBe(words));

test('in English as well', () =>
  expect(
    sentenceInWords('x', { zh: '', en: 'Submit again with confirmDistinct (confirmDistinct).' }).en,
  ).toBe('Submit again with “It is another one” ticked.'));

test('a field is called as in the console, and nothing given is said so', () => {
  expect(fieldAt('/reports/0/asOf')).toEqual({ zh: '数据截至', en: 'Figures as of' });
  expect(fieldAt('/divisions/0')?.zh).toBe('受灾县市');
  expect(fieldAt('/')).toBeNull();
  const en = 'Invalid input: expected string, received undefined';
  expect(faultInWords({ zh: '无效输入：期望 string，实际接收 undefined', en }).zh).toBe('没有填写');
  expect(faultInWords({ zh: '须为整数', en: 'must be whole' }).zh).toBe('须为整数');
});
