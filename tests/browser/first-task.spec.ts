import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, typist } from './support/browser.ts';

/** A browser of one's own, and the log-in page as everybody meets it. */
async function logIn(login: string, width: number): Promise<Page> {
  const page = await (await openBrowser({ width })).newPage();
  await page.goto('/console/');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill('kaidu-demo');
  await page.keyboard.press('Enter');
  await page.getByText('● 实时').waitFor();
  return page;
}

test.each([
  [1440, '尉犁'],
  [390, '和硕'],
])(
  'from three log-ins to the first acknowledged task, live in three browsers %s px wide',
  async (width, place) => {
    const [officer, leader, clerk] = await Promise.all(
      ['shift-leader', 'deputy-office-director', 'agency-finance'].map((login) => logIn(login, width)),
    );
    const title = `暴雨洪涝 ${randomUUID().slice(0, 6)}`;

    await officer!.getByRole('button', { name: '登记灾情' }).first().click();
    await officer!.locator('#hazard').fill('洪');
    await officer!.keyboard.press('Enter');
    await officer!.locator('#divisions').fill(place);
    await officer!.keyboard.press('Enter');
    const { press, type } = typist(officer!);
    for (const [figure, count] of [
      ['dead', '4'],
      ['missing', '2'],
      ['relocated', '900'],
    ]) {
      await officer!.locator(`#figure-${figure}`).focus();
      await type(count!);
    }
    await officer!.locator('#name').fill(title);
    await press('Control+Enter');
    await officer!.getByRole('heading', { name: title, level: 1 }).waitFor();
    await officer!.getByRole('link', { name: '响应' }).click();
    await officer!.getByRole('button', { name: '提交建议' }).click();
    await officer!.getByRole('dialog').getByRole('button', { name: '提交建议' }).click();

    await leader!.getByRole('link', { name: `看并决定：${title}` }).click();
    await leader!.getByRole('button', { name: '批准，启动四级响应' }).click();
    await leader!.getByRole('dialog').getByRole('button', { name: '批准，启动四级响应' }).click();

    const lines = officer!.getByText(/项未签收/);
    await lines.first().waitFor();
    const left = async () => (await lines.allTextContents()).join();
    const before = await left();
    const group = clerk!.locator('section').filter({ hasText: title });
    await group
      .getByRole('button', { name: /^收\s?到/ })
      .first()
      .click();
    await group.getByText('已签收').first().waitFor();
    for (let i = 0; i < 100 && (await left()) === before; i++) await sleep(50);
    expect(await left()).not.toBe(before);
    expect(await leader!.getByText('✓ 已决定').count()).toBe(1);
  },
);
