import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { HttpClient } from '../support/http-client.ts';
import { openAs, url } from './support/browser.ts';
import { logFlood } from './support/flood.ts';

async function send(page: Page, other: Page, told: RegExp): Promise<void> {
  const began = performance.now();
  await page.getByRole('button', { name: /^报送/ }).click();
  await other.getByRole('status').filter({ hasText: told }).waitFor();
  // A second on a machine that does nothing else.
  expect(performance.now() - began).toBeLessThan(3000);
}

test('two officers report on one incident: each sees what the other did, and what both typed is kept and sent', async () => {
  const { id } = await logFlood();
  const [officer, leader] = await Promise.all(
    ['duty-officer', 'shift-leader'].map((login) => openAs(login, `/incidents/${id}?view=report`)),
  );
  for (const page of [officer!, leader!]) await page.getByText('● 实时').waitFor();
  await officer!.locator('#figure-dead').fill('6');
  await officer!.getByText('（比上次 +2）').waitFor();
  await leader!.locator('#figure-dead').fill('5');
  await send(leader!, officer!, /带班领导 收到报告/);

  // What it is held against has changed, what was typed has not.
  await officer!.getByText('（比上次 +1）').waitFor();
  expect(await officer!.locator('#figure-dead').inputValue()).toBe('6');
  await send(officer!, leader!, /值班员 收到报告/);
  await officer!.getByRole('button', { name: '知道了' }).click();
  await officer!.getByText('他人刚刚').waitFor({ state: 'detached' });

  const duty = await HttpClient.logIn(url(), 'duty-officer');
  const { items } = (await duty.get(`/incidents/${id}/reports`)).body;
  expect(items.map(({ figures }: { figures: { dead: number } }) => figures.dead)).toEqual([4, 5, 6]);
});

test('a shift is handed over: what came up meanwhile is on the list, and duty passes once the taker has seen it', async () => {
  const [day, night] = [
    await openAs('duty-officer', '/hand-over'),
    await openAs('duty-officer', '/hand-over', { width: 390 }),
  ];
  for (const page of [day, night]) await page.getByText('● 实时').waitFor();
  await day.getByLabel('联系不上的领导，由谁代理').fill('州长出差，由常务副州长代理');
  await day.getByLabel('其他交代').fill('博斯腾湖水位每小时报一次');
  await day.getByRole('button', { name: /^交\s?班$/ }).click();

  // The taker's page hears of it, and of what comes up before it is accepted.
  const offered = night.getByRole('region', { name: '待接班' });
  await offered.getByText('由常务副州长代理').waitFor();
  await offered.getByText('博斯腾湖水位每小时报一次').waitFor();
  await logFlood();
  await offered.getByText(/^交班后又有变化/).waitFor();

  // Tests beside this one open matters of their own: whatever came up has to be seen first.
  for (let taken = false; !taken; ) {
    const answer = night.waitForResponse(/\/accept$/);
    await offered.locator('button:not(.ant-btn-loading)', { hasText: '我已看清单，接班' }).click();
    taken = (await answer).ok();
  }
  await offered.waitFor({ state: 'detached' });
  await day.getByRole('region', { name: '待接班' }).waitFor({ state: 'detached' });
  const client = await HttpClient.logIn(url(), 'duty-officer');
  const [after] = (await client.get('/duty?post=duty-officer')).body.items;
  expect(after).toMatchObject({ basis: 'hand-over', onDuty: [{ handOverId: expect.any(String) }] });
});
