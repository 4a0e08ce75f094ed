import { expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { openAs, url } from './support/browser.ts';
import { startFlood } from './support/flood.ts';

test('a leader’s instruction reaches its agency live, is answered there, and is accepted on the leader’s phone', async () => {
  const { id, title } = await startFlood();
  const office = await HttpClient.logIn(url(), 'office');
  const responseId = (await office.get(`/responses?incidentId=${id}`)).body.items[0].id;
  const [leader, agency] = await Promise.all([
    openAs('deputy-office-director', `/responses/${responseId}`, { width: 390 }),
    openAs('agency-water', '/tasks', { width: 390 }),
  ]);
  await Promise.all([leader, agency].map((page) => page.getByText('● 实时').waitFor()));
  const text = `请核实${title}的堤防`;
  await leader.getByRole('link', { name: '批示' }).click();
  await leader.getByRole('button', { name: '作批示' }).click();
  const dialog = leader.getByRole('dialog', { name: '作批示' });
  await dialog.getByLabel('批给谁').selectOption('agency:water');
  await dialog.getByLabel('批示内容').fill(text);
  await dialog.getByLabel('答复时限').fill('2020-01-01T08:00');
  await dialog.getByText('时限须在将来').waitFor();
  const send = dialog.getByRole('button', { name: '下达批示' });
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByLabel('答复时限').fill('2099-01-01T08:00');
  await send.click();
  await dialog.waitFor({ state: 'detached' });

  const received = agency.locator('li.matter').filter({ hasText: text });
  await received.getByLabel('答复').fill('已加固三处');
  await received.getByRole('button', { name: '送出答复' }).click();
  await received.getByText('已答复，待认可').waitFor();

  const given = leader.locator('li.matter').filter({ hasText: text });
  await given.getByText('已加固三处').waitFor();
  await given.getByRole('button', { name: '认可答复，办结' }).click();
  await leader.getByRole('dialog').getByRole('button', { name: '认可答复，办结' }).click();
  await given.getByText('✓ 已办结').waitFor();
  await received.waitFor({ state: 'detached' });

  const { items } = (await office.get(`/incidents/${id}/instructions`)).body;
  expect(items).toMatchObject([
    { state: 'closed', post: 'deputy-office-director', data: { text, answers: [{ text: '已加固三处' }] } },
  ]);
  // To everybody else it does not exist.
  const finance = await HttpClient.logIn(url(), 'agency-finance');
  expect((await finance.get('/instructions')).body).toEqual({ items: [], cases: [] });
});
