import { expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { axe } from './support/axe.ts';
import { openAs, url } from './support/browser.ts';
import { logFlood } from './support/flood.ts';

test('two incidents are merged, told apart again, and one is split; each says beforehand what follows', async () => {
  const [from, into] = [await logFlood(), await logFlood()];
  const office = await HttpClient.logIn(url(), 'office');
  const page = await openAs('office', `/incidents/${from.id}`);
  await page.getByRole('button', { name: '与另一过程合并' }).click();
  const dialog = page.getByRole('dialog', { name: '与另一过程合并' });
  await dialog.locator(`optgroup[label^="相近的"] option[value="${into.id}"]`).waitFor({ state: 'attached' });
  await dialog.getByLabel('另一过程').selectOption(into.id);
  await dialog.getByText('不下达也不撤回任何任务').waitFor();
  await dialog.getByLabel('理由').fill('同一场洪水');
  const merge = dialog.getByRole('button', { name: `将“${from.title}”并入“${into.title}”` });
  // Both have figures of one county: whether they are of one event is for a person to say.
  expect(await merge.isDisabled()).toBe(true);
  expect(await axe(page)).toEqual([]);
  await dialog.getByLabel('两次不同的事件').check();
  await merge.click();
  await page.getByRole('heading', { name: into.title }).waitFor();
  const { body: both } = await office.get(`/incidents/${into.id}`);
  expect(both.data.effective['652827'].figures.dead).toBe(8);

  await page.getByRole('link', { name: from.title }).click();
  await page.getByText('本过程已并入').waitFor();
  await page.getByRole('button', { name: '撤销合并' }).click();
  const undo = page.getByRole('dialog', { name: '撤销合并' });
  await undo.getByLabel('理由').fill('查明是两场');
  await undo.getByRole('button', { name: '撤销合并' }).click();
  await page.getByText('本过程已并入').waitFor({ state: 'detached' });
  expect((await office.get(`/incidents/${from.id}`)).body.state).toBe('reported');

  await page.getByRole('button', { name: '分出一个过程' }).click();
  const split = page.getByRole('dialog', { name: '分出一个过程' });
  await split.getByLabel('和静县').check();
  await split.getByLabel('新过程名称').fill(`${from.title} 泥石流`);
  await split.getByLabel('理由').fill('成因不同');
  await split.getByRole('button', { name: '分出 1 个县市' }).click();
  await page.getByRole('heading', { name: `${from.title} 泥石流` }).waitFor();
  await page.getByText('分自：').waitFor();
  expect((await office.get(`/incidents/${from.id}`)).body.data.affected).toEqual(['652826']);
});
