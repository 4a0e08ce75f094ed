import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { HttpClient } from '../support/http-client.ts';
import { openAs, url } from './support/browser.ts';
import { logFlood, startFlood } from './support/flood.ts';

const APPROVES = 'deputy-office-director';
const APPROVE = /^签\s?发$/;
const NUMBER = /巴应急灾报〔\d{4}〕\d+号/;
const part = (id: string) => `/incidents/${id}?view=upward`;
const lineOf = (page: Page, what: RegExp | string) => page.locator('li.paper-line').filter({ hasText: what });

test('a first report that is owed is drafted, approved in another browser, sent and entered, and is owed no more', async () => {
  const { id, title } = await logFlood();
  const [office, leader, duty] = await Promise.all([
    openAs('office', part(id)),
    openAs(APPROVES, '/decisions', { width: 390 }),
    openAs('duty-officer', part(id), { width: 390 }),
  ]);
  await Promise.all([office, leader, duty].map((page) => page.getByText('● 实时').waitFor()));
  const owed = office.getByRole('region', { name: '待报' });
  await owed.getByText('州向自治区初报').waitFor();
  await owed.getByText(/还剩 1小时/).waitFor();
  // The duty officer carries what others write.
  await duty.getByText(/^拟稿、送签、申请支持：由带班领导、/).waitFor();
  expect(await duty.getByRole('button', { name: /^拟/ }).count()).toBe(0);

  await owed.getByRole('button', { name: '拟灾情初报' }).click();
  const drafting = office.getByRole('dialog', { name: '拟上报文件' });
  const figure = (name: string) => drafting.getByRole('row').filter({ hasText: name });
  await figure('死亡').first().getByText('至少 4').waitFor();
  expect(await figure('死亡').first().textContent()).toMatch(/\d+月\d+日 \d\d:\d\d/);
  await drafting.getByText(/^未知，不是零：.*需紧急生活救助人口/).waitFor();
  await drafting.getByRole('button', { name: '按以上数字拟稿' }).click();

  const looking = office.getByRole('dialog', { name: new RegExp(`关于${title}的灾情初报`) });
  await office.frameLocator('iframe').getByText('待核实').first().waitFor();
  await looking.getByRole('button', { name: /^送办公室副主任.*签发$/ }).click();
  await looking.waitFor({ state: 'detached' });
  await lineOf(office, title).getByText('待签发', { exact: true }).waitFor();
  await owed.getByText('灾情初报：待签发').waitFor();

  await leader.getByRole('link', { name: `关于${title}的灾情初报` }).click();
  await leader.getByRole('button', { name: APPROVE }).click();
  await leader.getByRole('dialog').getByRole('button', { name: APPROVE }).click();
  await leader.getByText('已签发，未报出').waitFor();

  const line = lineOf(duty, NUMBER);
  await line.getByText('已签发，未报出').waitFor();
  await line.getByRole('button', { name: /^记录报出/ }).click();
  const sending = duty.getByRole('dialog', { name: /^记录报出/ });
  await sending.getByLabel('报出方式').selectOption('satellite-phone');
  // Before it was approved nothing can have gone: the engine says so in the dialog.
  await sending.getByLabel(/^报出时间/).fill('3小时前');
  await sending.getByRole('button', { name: '已报出，记录' }).click();
  await sending
    .getByRole('alert')
    .getByText(/早于签发的时间/)
    .waitFor();
  await sending.getByLabel(/^报出时间/).fill('');
  await sending.getByRole('button', { name: '已报出，记录' }).click();
  await line.getByText('已报出，未录入').waitFor();
  await duty.getByText(/尚未录入国家自然灾害灾情管理系统/).waitFor();
  await line.getByRole('button', { name: /^记录录入/ }).click();
  const entering = duty.getByRole('dialog', { name: /^记录录入/ });
  await entering.getByLabel('系统中的编号').fill('XJ-2026-7');
  await entering.getByRole('button', { name: '已录入，记录' }).click();
  await duty.getByText('目前没有待报、待录入、待答复的事项。').waitFor();
  await line.getByText('录入，编号 XJ-2026-7').waitFor();
  const { items } = (await (await HttpClient.logIn(url(), 'office')).get(`/incidents/${id}/upward`)).body;
  expect(items).toMatchObject([{ state: 'entered', data: { sent: { channel: 'satellite-phone' } } }]);
});

test('a report that went is corrected, and a draft that nobody needs is given up with its reason', async () => {
  const { id, title } = await startFlood();
  const office = await HttpClient.logIn(url(), 'office');
  const leader = await HttpClient.logIn(url(), APPROVES);
  const first = (await office.post(`/incidents/${id}/upward`, { kind: 'first' })).body.id;
  await office.post(`/upward/${first}/submit`);
  const { number } = (await leader.post(`/upward/${first}/approve`)).body;
  await office.post(`/upward/${first}/send`, { channel: 'fax' });

  const page = await openAs('office', part(id));
  await lineOf(page, number).getByRole('button', { name: /^更正/ }).click();
  const correcting = page.getByRole('dialog', { name: `更正：${number}` });
  await correcting.getByLabel('更正原因（写入文件）').fill('误报失踪');
  await correcting.getByRole('button', { name: '拟更正稿' }).click();
  await page.frameLocator('iframe').getByText('误报失踪').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^关\s?闭$/ })
    .click();
  const correction = lineOf(page, `更正 ${number}，原因：误报失踪`);
  await lineOf(page, number).getByText('正在拟更正稿').waitFor();
  await correction.getByRole('button', { name: /^改文字/ }).click();
  const rewording = page.getByRole('dialog', { name: '改文字' });
  await rewording.getByLabel('标题（中文）').fill(`关于${title}的灾情初报（更正）`);
  await rewording.getByLabel('标题（英文，可空）').fill('');
  await rewording.getByLabel('正文（英文，可空）').fill('');
  await rewording.getByRole('button', { name: '保存文字' }).click();
  await lineOf(page, '（更正）').waitFor();

  const notice = lineOf(page, '启动四级响应的报告');
  await notice.getByText('响应变化时自动拟稿').waitFor();
  await notice.getByRole('button', { name: /^放弃/ }).click();
  const dropping = page.getByRole('dialog', { name: '放弃' });
  await dropping.getByLabel('理由').fill('已随初报说明');
  await dropping.getByRole('button', { name: /^放\s?弃$/ }).click();
  await page.getByText('已了结（1）').click();
  await notice.getByText('放弃原因：已随初报说明').waitFor();
});

test('an application goes up at the levels at which the plan asks, and is answered item by item', async () => {
  const { id } = await logFlood({ title: '博斯腾湖洪涝' });
  const office = await HttpClient.logIn(url(), 'office');
  const page = await openAs('office', part(id));
  await page.getByText('预案只在一级响应或二级响应时向上级申请支持。').waitFor();
  await office.post(`/incidents/${id}/proposals`, { level: 'II', reason: '堤防告急' });
  const { items } = (await office.get(`/approvals?incidentId=${id}`)).body;
  const leader = await HttpClient.logIn(url(), 'deputy-director');
  await leader.post(`/approvals/${items[0].id}/approve`);

  await page.getByRole('button', { name: '申请支持' }).click();
  const dialog = page.getByRole('dialog', { name: '申请支持' });
  await dialog.getByLabel('类别').selectOption('materials');
  await dialog.getByLabel('事项').fill('帐篷');
  await dialog.getByLabel('数量').fill('约2000');
  await dialog.getByText('要确切数字；约数请写在情况里').waitFor();
  await dialog.getByLabel('数量').fill('2000');
  await dialog.getByLabel('单位').fill('顶');
  await dialog.getByLabel('理由').fill('库存不足');
  await dialog.getByRole('button', { name: '再加一项' }).click();
  expect(await dialog.getByRole('button', { name: '拟请示' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: '去掉第 2 项' }).click();
  await dialog.getByRole('button', { name: '拟请示' }).click();
  await page.frameLocator('iframe').getByText('帐篷 2000 顶').first().waitFor();
  await page.getByRole('dialog').getByRole('button', { name: /签发$/ }).click();

  const [application] = (await office.get(`/incidents/${id}/upward`)).body.items.slice(-1);
  await leader.post(`/upward/${application.id}/approve`);
  const line = lineOf(page, '巴减灾请');
  await line.getByRole('button', { name: /^记录报出/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '已报出，记录' }).click();
  await line.getByText('已报出，待答复').waitFor();
  await line.getByRole('button', { name: /^记录答复/ }).click();
  const answering = page.getByRole('dialog', { name: /^记录答复/ });
  await answering.getByLabel('第 1 项 帐篷：核准数量').fill('1500');
  await answering.getByText('= 核准 1500 顶').waitFor();
  await answering.getByLabel('答复文号（可空）').fill('新减灾复〔2026〕3号');
  await answering.getByRole('button', { name: '记录答复' }).click();
  await line.getByText('核准 1,500 顶').waitFor({ state: 'attached' });
  expect((await office.get(`/upward/${application.id}`)).body).toMatchObject({
    state: 'answered',
    data: { grants: [{ item: 1, granted: 1500, document: '新减灾复〔2026〕3号' }] },
  });
});

test('at night a report is approved by telephone, goes up at once, and is signed on the leader’s phone', async () => {
  const { id, title } = await logFlood();
  const office = await HttpClient.logIn(url(), 'office');
  const draft = (await office.post(`/incidents/${id}/upward`, { kind: 'first' })).body.id;
  await office.post(`/upward/${draft}/submit`);
  const [duty, leader] = await Promise.all([
    openAs('duty-officer', part(id), { width: 390 }),
    openAs(APPROVES, '/decisions', { width: 390 }),
  ]);
  await Promise.all([duty, leader].map((page) => page.getByText('● 实时').waitFor()));
  await lineOf(duty, title)
    .getByRole('button', { name: /^记录电话签发/ })
    .click();
  // The one who may approve is led to where it is done.
  const there = await openAs(APPROVES, part(id));
  await lineOf(there, title)
    .getByRole('link', { name: /^签发：/ })
    .waitFor();
  const dialog = duty.getByRole('dialog', { name: '记录电话签发' });
  await dialog.getByText(title).waitFor();
  await dialog.getByLabel('通话人（谁说的）').fill('王主任');
  await dialog.getByLabel('见证人').selectOption('带班领导');
  const record = dialog.getByRole('button', { name: '记录签发' });
  expect(await record.isDisabled()).toBe(true);
  await dialog.getByLabel('已向领导复诵并得到确认').check();
  await record.click();
  const line = lineOf(duty, NUMBER);
  await line.getByText('待补签').waitFor();
  await line.getByText('电话签发（王主任）').waitFor();
  // What is owed keeps nothing from going.
  await line.getByRole('button', { name: /^记录报出/ }).click();
  await duty.getByRole('dialog').getByRole('button', { name: '已报出，记录' }).click();
  await line.getByText('已报出，未录入').waitFor();

  const owed = leader.getByRole('listitem').filter({ hasText: title });
  await owed.getByText('电话签发的上报文件').waitFor();
  await owed.getByRole('link', { name: NUMBER }).click();
  await leader.getByRole('button', { name: /^补\s?签$/ }).click();
  await leader
    .getByRole('dialog')
    .getByRole('button', { name: /^补\s?签$/ })
    .click();
  await leader.getByText(/✓ .+已补签/).waitFor();
  await line.getByText(/✓ .+已补签/).waitFor();
  expect((await office.get(`/upward/${draft}`)).body).toMatchObject({
    state: 'sent',
    signature: { state: 'signed', signedAs: APPROVES },
  });
});
