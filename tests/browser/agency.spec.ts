import { expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { openAs, url } from './support/browser.ts';
import { startFlood } from './support/flood.ts';

const AGENCY = 'agency-water';
const RECIPIENT = 'agency:water';

/** A flood that asks three things of the water bureau: one of the plan, one urgent and one routine beside it. */
async function floodWithTasks() {
  const flood = await startFlood();
  const office = await HttpClient.logIn(url(), 'office');
  const responseId: string = (await office.get(`/responses?incidentId=${flood.id}`)).body.items[0].id;
  const add = async (zh: string, urgency: string) => {
    const { body } = await office.post(`/responses/${responseId}/tasks`, {
      ...{ recipient: RECIPIENT, title: { zh, en: zh }, urgency },
      ...{ dueWithinMs: 3600_000, reason: '洪峰将至' },
    });
    return body.id ?? body.taskId;
  };
  await add('清点编织袋', 'routine');
  await add('巡查左岸堤防', 'urgent');
  const tasks = async () => {
    const all = await office.all(`/tasks?incidentId=${flood.id}&recipient=${RECIPIENT}`);
    return new Map(all.map((task) => [task.data.title.zh as string, task]));
  };
  return { ...flood, office, tasks };
}

test('a clerk sees the urgent task first, acknowledges all, reports, asks back, reads the answer live, completes', async () => {
  const { title, tasks } = await floodWithTasks();
  const page = await openAs(AGENCY, '/tasks', { width: 390 });
  const group = page.locator('section').filter({ hasText: title });
  await group.getByRole('listitem').nth(2).waitFor();
  const shown = await group.locator('.task-title').allTextContents();
  expect(shown.indexOf('巡查左岸堤防')).toBeLessThan(shown.indexOf('清点编织袋'));

  await page.getByRole('button', { name: /全部收到/ }).click();
  const dialog = page.getByRole('dialog', { name: /全部收到/ });
  await dialog.getByText('巡查左岸堤防').first().waitFor();
  await dialog.getByRole('button', { name: /签收 \d+ 项任务/ }).click();
  await group.getByText('未签收').first().waitFor({ state: 'detached' });
  expect([...(await tasks()).values()].map(({ state }) => state)).toEqual(Array(3).fill('acknowledged'));

  await group.getByRole('link', { name: '巡查左岸堤防' }).click();
  await page.getByRole('heading', { name: '巡查左岸堤防', level: 1 }).waitFor();
  await page.getByLabel('进展情况').fill('已上堤 40 人');
  await page.getByRole('button', { name: '再加一个数字' }).click();
  await page.getByLabel('什么的数字 1').fill('编织袋');
  await page.getByLabel('数 1', { exact: true }).fill('两千');
  await page.getByRole('button', { name: '报告进展' }).click();
  await page.getByText('看不懂这个数字').waitFor();
  await page.getByLabel('数 1', { exact: true }).fill('２,０００');
  await page.getByRole('button', { name: '报告进展' }).click();
  await page.getByText('已报告').waitFor();
  await page.getByText('编织袋 2,000').waitFor();

  // What the engine would refuse never leaves the browser.
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/attachments')) sent.push(request.url());
  });
  const file = (name: string, mimeType: string, size: number) => ({
    ...{ name, mimeType, buffer: Buffer.alloc(size, '堤防完好，无渗漏。') },
  });
  const input = page.locator('input[type=file][multiple]');
  await input.setInputFiles([
    file('堤防.exe', 'application/octet-stream', 9),
    file('水位.txt', 'text/plain', 10 * 1024 * 1024 + 1),
  ]);
  await page.getByText('“堤防.exe”这种文件不能传').waitFor();
  await page.getByText('“水位.txt”有 10.0 MB，超过上限').waitFor();
  await input.setInputFiles(file('巡堤记录.txt', 'text/plain', 27));
  await page.getByText('已上传“巡堤记录.txt”').waitFor();
  await page.getByRole('link', { name: '下载 巡堤记录.txt' }).waitFor();
  expect(sent).toHaveLength(1);

  await page.getByLabel('要问什么').fill('照明设备能否一并调拨');
  await page.getByRole('button', { name: '发出询问' }).click();
  await page.getByText('值班室还没有答复').waitFor();
  const { id, data } = (await tasks()).get('巡查左岸堤防')!;
  const duty = await HttpClient.logIn(url(), 'duty-officer');
  await duty.post(`/tasks/${id}/questions/${data.questions[0].id}/answer`, { text: '可以，今晚送到' });
  await page.locator('.note.answer').getByText('可以，今晚送到').waitFor();

  await page.getByRole('button', { name: /^办\s?结$/ }).click();
  const end = page.getByRole('dialog', { name: '办结' });
  await end.getByLabel('进展情况').fill('洪峰已过，堤防无恙');
  await end.getByRole('button', { name: '报告任务已办结' }).click();
  await page.getByText('等待办公室核实').waitFor();
  expect((await tasks()).get('巡查左岸堤防')).toMatchObject({
    state: 'completed',
    data: { notes: [{ text: '已上堤 40 人' }, { text: '洪峰已过，堤防无恙' }] },
  });
});

test('a decline needs a reason, which is kept until it is sent and stands before the duty room', async () => {
  const { id: incidentId, tasks } = await floodWithTasks();
  const { id } = (await tasks()).get('清点编织袋')!;
  const page = await openAs(AGENCY, `/tasks/${id}`, { lang: 'en', theme: 'dark' });
  await page.getByRole('button', { name: 'Decline' }).click();
  const dialog = page.getByRole('dialog', { name: 'Decline' });
  const send = dialog.getByRole('button', { name: 'Decline the task' });
  await dialog.getByLabel('Reason').fill('  ');
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByLabel('Reason').fill('该物资归粮食和储备局管');
  await page.reload();
  await page.getByRole('button', { name: 'Decline' }).click();
  expect(await dialog.getByLabel('Reason').inputValue()).toBe('该物资归粮食和储备局管');
  await send.click();
  await page.getByText('Declined because: 该物资归粮食和储备局管').waitFor();
  const officer = await openAs('duty-officer', `/incidents/${incidentId}?view=response`);
  await officer.locator('.matter').getByText('该物资归粮食和储备局管').waitFor();
});

test('a task is handed to a colleague, who finds it by name among the agency’s', async () => {
  const { tasks } = await floodWithTasks();
  const { id } = (await tasks()).get('巡查左岸堤防')!;
  const administrator = await HttpClient.logIn(url(), 'administrator');
  const colleague = { login: 'water-night', name: '水利局夜班', password: 'kaidu-demo' };
  const posts = [{ post: 'agency-member', agency: 'water' }];
  await administrator.post('/accounts', { ...colleague, posts });
  const page = await openAs(AGENCY, `/tasks/${id}`, { width: 390 });
  await page.getByRole('button', { name: '转交同事' }).click();
  const dialog = page.getByRole('dialog', { name: '转交同事' });
  await dialog.getByLabel('转交给').selectOption({ label: '水利局夜班' });
  await dialog.getByLabel('交代').fill('下半夜请每小时看一次');
  await dialog.getByRole('button', { name: /^转\s?交$/ }).click();
  await dialog.waitFor({ state: 'detached' });
  const other = await openAs('water-night', '/tasks', { width: 390 });
  await other.getByLabel('只看转交我的').check();
  await other.getByRole('link', { name: '巡查左岸堤防' }).first().click();
  await other.getByText('下半夜请每小时看一次').waitFor();
});
