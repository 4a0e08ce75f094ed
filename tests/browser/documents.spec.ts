import { expect, test } from '@jest/globals';
import { extractText } from 'unpdf';
import { unzip } from '../support/unzip.ts';
import { openAs } from './support/browser.ts';
import { proposeFlood } from './support/flood.ts';

test('a document is looked at on paper, issued with its number, and taken away as Word and PDF', async () => {
  const { id } = await proposeFlood();
  const page = await openAs('office', `/incidents/${id}?view=documents`);
  await page.getByRole('button', { name: /^看草稿：启动（调整、终止）建议/ }).click();
  const dialog = page.getByRole('dialog');
  const paper = page.frameLocator('iframe');
  await paper.getByText('妥否，请批示').waitFor();
  expect(await paper.getByText('草稿').count()).toBeGreaterThan(0);
  await dialog.getByRole('button', { name: '印发……' }).click();
  await dialog.getByText('印发后不能修改').waitFor();
  await dialog.getByRole('button', { name: /^编号 .+ 并印发$/ }).click();
  const done = await page
    .getByRole('status')
    .filter({ hasText: /^已印发 巴减灾办请〔\d{4}〕\d+号/ })
    .textContent();
  const number = /巴减灾办请〔\d{4}〕\d+号/.exec(done!)![0];

  const file = async (kind: string) => {
    const link = page.getByRole('link', { name: new RegExp(`^下载 .*${kind} 文件$`) }).first();
    const answer = await page.context().request.get((await link.getAttribute('href'))!);
    return answer.body();
  };
  const title = '关于启动自然灾害救助应急四级响应的请示';
  const ofWord = unzip(await file('Word'))
    .get('word/document.xml')!
    .replace(/<[^>]+>/g, '');
  const { text } = await extractText(new Uint8Array(await file('PDF')), { mergePages: true });
  for (const words of [ofWord, text.replace(/\s+/g, '')]) {
    expect(words).toContain(number);
    expect(words).toContain(title);
  }
});
