import { expect, test } from '@jest/globals';
import type { Route } from 'playwright-core';
import { HttpClient } from '../support/http-client.ts';
import { openAs, url } from './support/browser.ts';
import { logFlood, proposeFlood, startFlood } from './support/flood.ts';

const DECIDES = 'deputy-office-director';
const responseOf = async (incidentId: string): Promise<string> => {
  const office = await HttpClient.logIn(url(), 'office');
  return (await office.get(`/responses?incidentId=${incidentId}`)).body.items.at(-1).id;
};

test('a supervisor sees a proposal live, approves it on a phone, and sees the tasks go out', async () => {
  const { id, title } = await logFlood();
  const leader = await openAs(DECIDES, '/decisions', { width: 390 });
  await leader.getByText('● 实时').waitFor();
  const office = await HttpClient.logIn(url(), 'office');
  await office.post(`/incidents/${id}/proposals`, { level: 'IV' });
  const item = leader.getByRole('listitem').filter({ hasText: title });
  await item.getByRole('link', { name: `看并决定：${title}` }).click();
  await leader.getByRole('heading', { name: '是否启动四级响应', level: 1 }).waitFor();
  const approve = leader.getByRole('button', { name: '批准，启动四级响应' });
  await approve.click();
  const dialog = leader.getByRole('dialog', { name: '批准，启动四级响应' });
  await dialog.getByText(/立即向 \d+ 个单位下达 \d+ 项任务/).waitFor();
  expect((await office.get(`/tasks?incidentId=${id}&limit=1`)).body.items).toEqual([]);
  await dialog.getByRole('button', { name: '批准，启动四级响应' }).click();
  await leader.getByText('✓ 已决定').waitFor();
  await leader.getByRole('link', { name: '看各单位响应情况 →' }).click();
  await leader.getByRole('button', { name: /^无回应 [1-9]/ }).waitFor();
  const tasks = await office.all(`/tasks?incidentId=${id}&state=issued`);
  expect(tasks.length).toBeGreaterThan(30);

  // An agency answers: the picture shows it without being asked.
  const finance = await HttpClient.logIn(url(), 'agency-finance');
  const row = leader.locator('.recipient-row').filter({ hasText: '州财政局' });
  await row.getByText('下达后无回应').waitFor();
  for (const task of tasks.filter(({ recipient }) => recipient === 'agency:finance'))
    await finance.post(`/tasks/${task.id}/answers/acknowledge`);
  await row.getByText('下达后无回应').waitFor({ state: 'detached' });
});

test('raising shows the difference in tasks first; lowering has to be looked at', async () => {
  const { id } = await startFlood();
  const responseId = await responseOf(id);
  const head = await openAs('deputy-director-bureau-head', `/responses/${responseId}`, { width: 390 });
  const office = await HttpClient.logIn(url(), 'office');
  await head.getByRole('button', { name: '调整级别' }).click();
  const dialog = head.getByRole('dialog', { name: '调整级别' });
  await dialog.getByLabel('调为').selectOption('III');
  await dialog.getByText(/立即向 \d+ 个单位下达 \d+ 项任务/).waitFor();
  await dialog.getByLabel('理由').fill('余震不断');
  await dialog.getByRole('button', { name: '提升为三级响应，立即生效' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await office.get(`/responses/${responseId}`)).body.level).toBe('III');

  await head.locator('.level', { hasText: '三级响应' }).first().waitFor();
  await head.getByRole('button', { name: '调整级别' }).click();
  await dialog.getByLabel('调为').selectOption('IV');
  await dialog.getByLabel('理由').fill('形势缓和');
  const lower = dialog.getByRole('button', { name: '降低为四级响应，立即生效' });
  await lower.waitFor();
  expect(await lower.isDisabled()).toBe(true);
  await dialog.getByLabel(/我已看过将撤回的 \d+ 项任务/).check();
  await lower.click();
  await dialog.waitFor({ state: 'detached' });
  expect((await office.get(`/responses/${responseId}`)).body.level).toBe('IV');
});

test('two deciders on one proposal: the second is told within a second, and what was typed is kept', async () => {
  const { approvalId } = await proposeFlood();
  const [first, second] = await Promise.all([
    openAs(DECIDES, `/decisions/${approvalId}`),
    openAs('deputy-director-bureau-head', `/decisions/${approvalId}`),
  ]);
  await Promise.all([first, second].map((page) => page.getByText('● 实时').waitFor()));
  // What is still being read moves the buttons when it comes, and a click with them.
  await second.getByRole('status', { name: '正在读取' }).first().waitFor({ state: 'detached' });
  await second.getByRole('button', { name: '退回补充' }).click();
  const dialog = second.getByRole('dialog', { name: '退回补充' });
  await dialog.getByLabel('理由').fill('请补充道路情况');
  // The first one's word comes between, before the second's page has heard of it.
  const leader = await HttpClient.logIn(url(), DECIDES);
  const told = new Promise<void>((resolve, reject) => {
    const between = async (route: Route) => {
      const began = performance.now();
      await leader.post(`/approvals/${approvalId}/return`, { reason: '请核对死亡人数' });
      await first.getByRole('status').filter({ hasText: '请核对死亡人数' }).waitFor();
      expect(performance.now() - began).toBeLessThan(3000);
      await route.continue();
    };
    void second.route('**/return', (route) => between(route).then(resolve, reject));
  });
  await dialog.getByRole('button', { name: '退回补充' }).click();
  // The second page may hear of it before the first does.
  await told;
  await second.getByRole('status').filter({ hasText: '请核对死亡人数' }).waitFor();
  const kept = await second.evaluate(
    `Object.entries(localStorage).find(([key]) => key.endsWith('return.${approvalId}'))[1]`,
  );
  expect(kept).toContain('请补充道路情况');
});
