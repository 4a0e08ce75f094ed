import { expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { openAs, url } from './support/browser.ts';
import { ago, logFlood, startFlood } from './support/flood.ts';

test('the slider shows an earlier state, and the check of the chain says how far it goes', async () => {
  const { id } = await logFlood();
  const duty = await HttpClient.logIn(url(), 'duty-officer');
  // The record keeps whole seconds: the second report comes in a later one than the first.
  const { body } = await duty.get(`/incidents/${id}/timeline`);
  const second = Math.floor(Date.parse(body.items.at(-1).at) / 1000);
  while (Math.floor(Date.now() / 1000) <= second) await new Promise((resolve) => setTimeout(resolve, 50));
  await duty.post(`/incidents/${id}/reports`, {
    ...{ division: '652827', asOf: ago(1), figures: { dead: 6, missing: 2, relocated: 1500 } },
  });
  const page = await openAs('duty-officer', `/incidents/${id}?view=timeline`);
  await page.getByText('记录链完整').waitFor();
  await page.getByRole('button', { name: '回看某一时刻' }).click();
  const slider = page.getByRole('slider', { name: /时刻/ });
  const dead = page.getByRole('row', { name: /死亡/ });
  await slider.focus();
  await page.keyboard.press('Home');
  await dead.getByRole('cell').first().getByText('4', { exact: true }).waitFor();
  expect(await dead.getByRole('cell').allTextContents()).toEqual(['4', '6']);
  await page.keyboard.press('End');
  await dead.getByRole('cell').first().getByText('6', { exact: true }).waitFor();
  await page.getByRole('button', { name: '回到现在' }).click();
  await page.getByLabel('何人').selectOption({ label: '值班员' });
  await page.getByRole('button', { name: '灾情', exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: '收到报告' }).first().waitFor();
});

test('search finds an incident and a task, by keyboard alone', async () => {
  const { id, title } = await startFlood();
  const page = await openAs('duty-officer', '/board', { width: 390 });
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: '搜索' });
  await dialog.getByRole('searchbox').waitFor();
  // Typed at full width, as an input method leaves it.
  await page.keyboard.insertText(
    title.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  );
  await dialog.getByRole('link', { name: title, exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  expect(page.url()).toContain(id);

  await page.keyboard.press('/');
  await page.keyboard.insertText('没有这样的');
  await dialog.getByText('没有找到“没有这样的”').waitFor();
  await dialog.getByRole('searchbox').fill('财政局');
  await dialog.getByRole('region', { name: '任务' }).getByText(title).first().waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('the wall shows by itself what was just logged, who is silent, and that an exercise is one', async () => {
  await startFlood();
  const page = await openAs('shift-leader', '/wall', { width: 1920 });
  await page.locator('.wall').getByText('● 实时').waitFor();
  await page.getByText(/未签收的单位（[1-9]/).waitFor();
  const { title } = await logFlood({ exercise: true });
  const latest = page.getByRole('region', { name: '最新变化' });
  const line = latest.getByRole('listitem').filter({ hasText: title }).first();
  await line.getByText('演练', { exact: true }).waitFor();
  await page.getByText('屏上有演练').waitFor();
});
