import { expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { openAs, url } from './support/browser.ts';
import { logFlood, proposeFlood, startFlood } from './support/flood.ts';

const duty = () => HttpClient.logIn(url(), 'duty-officer');

test('the assessment says what is reached, what is unknown and how far the next level is; a what-if changes nothing', async () => {
  const { id } = await logFlood();
  const page = await openAs('duty-officer', `/incidents/${id}`);
  const criterion = page.locator('.criterion').filter({ hasText: '死亡加失踪' });
  await criterion.getByText('至少 6').waitFor();
  await criterion.getByText('距三级响应还差 4').waitFor();
  await criterion.getByText('第 5.4.1(1) 条').waitFor();
  await criterion.getByText('焉耆回族自治县').first().waitFor();

  const before = (await (await duty()).get(`/incidents/${id}`)).body;
  await page.locator('#what-if-dead').focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await page.getByRole('region', { name: '如果数字变了' }).getByText('三级响应').waitFor();
  expect((await (await duty()).get(`/incidents/${id}`)).body).toEqual(before);
});

test('a row pasted from a spreadsheet fills the report, with the change against the one before beside each figure', async () => {
  const { id } = await logFlood();
  const page = await openAs('duty-officer', `/incidents/${id}?view=report`);
  await page.evaluate(
    `navigator.clipboard.writeText('县市\\t因灾死亡人口（人）\\t紧急转移安置人口\\n和静县\\t５\\t1,850人')`,
  );
  await page.locator('#paste').focus();
  await page.keyboard.press('Control+V');
  await page.getByText('已填入 2 项').waitFor();
  await page.getByText('（比上次 +950）').waitFor();
  await page.getByRole('button', { name: /^报送/ }).click();
  await page.getByText('已收下').waitFor();
  const { body } = await (await duty()).get(`/incidents/${id}/reports`);
  expect(body.items.at(-1)).toMatchObject({
    ...{ division: '652827', kind: 'follow-up', channel: 'phone', figures: { dead: 5, relocated: 1850 } },
  });
  await page.getByRole('link', { name: '研判与数字' }).click();
  await page.getByRole('cell', { name: '1,850 (+950)' }).waitFor();

  // A file of another kind never leaves the browser.
  await page.getByRole('link', { name: '报灾' }).click();
  await page.locator('input[type=file][accept=".xlsx,.csv"]').setInputFiles({
    ...{ name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') },
  });
  await page.getByText('只收 .xlsx 或 .csv').waitFor();
});

test('a county’s table is taken as a whole, or each bad cell is named', async () => {
  const [{ id: from }, { id }] = [await logFlood(), await logFlood({ divisions: ['652827', '652826'] })];
  const page = await openAs('duty-officer', `/incidents/${id}?view=report`);
  const table = await (await page.context().request.get(`/incidents/${from}/reports.csv`)).text();
  const upload = (text: string) =>
    page.locator('input[type=file][accept=".xlsx,.csv"]').setInputFiles({
      ...{ name: '灾情统计表.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
    });
  const held = async () => (await (await duty()).get(`/incidents/${id}/reports`)).body.items.length;
  await upload(table.replace('900', '九百'));
  await page.getByText('表中有 1 处').waitFor();
  expect(await held()).toBe(1);
  await upload(table.replace('900', '1900').replace('初报', '续报'));
  await page.getByText(/^✓ /).waitFor();
  expect(await held()).toBe(2);
});

test('a leader’s decision by telephone is recorded with its witness, and shows that the signature is owed', async () => {
  const { id, approvalId } = await proposeFlood();
  const page = await openAs('duty-officer', `/incidents/${id}?view=response`, { width: 390 });
  await page.getByRole('button', { name: '记录电话决定' }).click();
  const dialog = page.getByRole('dialog', { name: '记录电话决定' });
  await dialog.getByLabel('通话人').fill('办公室副主任');
  const record = dialog.getByRole('button', { name: '记录决定并执行' });
  expect(await record.isDisabled()).toBe(true);
  await dialog.getByLabel('已向领导复诵').check();
  await dialog.getByLabel('见证人').selectOption({ label: '带班领导' });
  await dialog.getByText('立即按四级响应办理').waitFor();
  await record.click();
  await page.getByText('待补签').waitFor();
  const { body } = await (await duty()).get(`/approvals/${approvalId}`);
  expect(body).toMatchObject({
    state: 'approved',
    context: { signature: 'awaiting' },
    data: { decision: { level: 'IV', spoken: { caller: '办公室副主任', readBack: true } } },
  });
});

test('each call is one tap, and a receipt given by telephone is recorded for its agency', async () => {
  const { id } = await startFlood();
  const page = await openAs('duty-officer', `/incidents/${id}?view=response`, { width: 390 });
  const line = page.getByRole('listitem').filter({ hasText: '财政局' });
  await page.getByRole('button', { name: '州财政局：无人接' }).click();
  await line
    .getByText(/^无人接/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '州财政局：接通' }).click();
  await page.locator('[aria-label="州财政局：接通"][aria-pressed=true]').waitFor();
  await page.getByRole('button', { name: '州财政局：代录收到' }).click();
  await line.getByText('0 项未签收').waitFor();
  const client = await duty();
  const tasks = await client.all(`/tasks?incidentId=${id}&recipient=agency:finance`);
  const states = tasks.map(({ state }) => state);
  expect(states).toContain('acknowledged');
  expect(states).not.toContain('issued');
  const { body } = await client.get(`/incidents/${id}/timeline?limit=1000`);
  const calls = body.items.filter(({ stream }: { stream: string }) => stream === 'call');
  expect(calls.map(({ fact }: { fact: string }) => fact)).toEqual(['call.no-answer', 'call.reached']);
});

test('two officers record one decision: the second is told by whom it was changed, and keeps what was typed', async () => {
  const { id, approvalId } = await proposeFlood();
  const page = await openAs('duty-officer', `/incidents/${id}?view=response`);
  await page.getByRole('button', { name: '记录电话决定' }).click();
  const dialog = page.getByRole('dialog', { name: '记录电话决定' });
  await dialog.getByLabel('通话人').fill('副主任');
  await dialog.getByLabel('已向领导复诵').check();
  await dialog.getByLabel('见证人').selectOption({ label: '带班领导' });
  // The other's word comes between: the page has not heard of it when the button is pressed.
  await page.route('**/events', (route) => route.abort());
  const office = await HttpClient.logIn(url(), 'deputy-office-director');
  await page.route('**/approve', async (route) => {
    await office.post(`/approvals/${approvalId}/return`, { reason: '请补充' });
    await route.continue();
  });
  await dialog.getByRole('button', { name: '记录决定并执行' }).click();
  await dialog.getByText('退回').first().waitFor();
  expect(await dialog.getByLabel('通话人').inputValue()).toBe('副主任');
});
