import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { HttpClient } from '../support/http-client.ts';
import { openAs, url } from './support/browser.ts';
import { startFlood } from './support/flood.ts';

const MINUTE = 60_000;
const duty = () => HttpClient.logIn(url(), 'duty-officer');
const times = (...texts: string[]) => texts.map((text) => Date.parse(text));

/** Fills the form and sends it. */
async function log(page: Page, { hazard, division, name, dead }: Record<string, string>): Promise<void> {
  await page.locator('#hazard').fill(hazard!);
  await page.keyboard.press('Enter');
  await page.locator('#divisions').fill(division!);
  await page.keyboard.press('Enter');
  await page.locator('#name').fill(name!);
  if (dead) await page.locator('#figure-dead').fill(dead);
  await page.keyboard.press('Control+Enter');
}

test('what is entered in five minutes without a network arrives once, in order, with its true times', async () => {
  const flood = await startFlood();
  const began = Date.now();
  // The browser's clock stands five minutes back, so that it is right when they are over.
  const page = await openAs('duty-officer', `/incidents/${flood.id}?view=response`, {
    ...{ kept: true, startsAt: began - 5 * MINUTE },
  });
  // Read once more, now by way of the service worker, which keeps it.
  await page.reload();
  const line = page.getByRole('listitem').filter({ hasText: '财政局' });
  await line.getByRole('button', { name: '州财政局：接通' }).waitFor();

  await page.context().setOffline(true);
  await page.getByText('恢复后自动发送').waitFor();
  const clock = () => page.evaluate<number>('Date.now()');
  const moments = [await clock()];
  // The page itself comes from the device.
  await page.goto('/console/log');
  await log(page, { hazard: '雪', division: '和硕', name: '断网雪灾', dead: '2' });
  await page.getByText('登记在本机').waitFor();
  expect(page.url()).toContain('/incidents/offline-');

  moments.push(await clock());
  await page.clock.fastForward(MINUTE);
  moments.push(await clock());
  await page.locator('#figure-dead').fill('3');
  await page.keyboard.press('Control+Enter');
  await page.getByText('已存在本机').waitFor();
  moments.push(await clock());

  await page.clock.fastForward(MINUTE);
  await page.goto(`/console/incidents/${flood.id}?view=response`);
  await page.getByText('页面内容截至').waitFor();
  await line.getByRole('button', { name: '州财政局：接通' }).click();
  await line.getByText('→ 接通（待发送）').waitFor();

  await page.clock.fastForward(MINUTE);
  await line.getByRole('button', { name: '州财政局：代录收到' }).click();
  await line.getByText('代录收到（待发送）').waitFor();

  await page.clock.fastForward(MINUTE);
  await page.goto('/console/log');
  await log(page, { hazard: '风雹', division: '若羌', name: '记错的' });
  await page.getByText('登记在本机').waitFor();
  await page.clock.fastForward(MINUTE);
  await page.goto('/console/entries');
  const wrong = page.getByRole('listitem').filter({ hasText: '记错的' });
  await wrong.getByRole('button', { name: /^撤\s?回$/ }).click();
  await page.getByRole('button', { name: '撤回，不再发送' }).click();
  await wrong.waitFor({ state: 'detached' });
  expect(await page.locator('.entry.waiting').count()).toBeGreaterThanOrEqual(4);

  await page.context().setOffline(false);
  await page.getByText('错过的变化已补齐').waitFor();
  await page.locator('.entry.waiting').first().waitFor({ state: 'detached' });
  const back = Date.now();

  const client = await duty();
  const all = await client.all('/incidents');
  expect(all.filter(({ data }) => data.title === '记错的')).toEqual([]);
  const made = all.filter(({ data }) => data.title === '断网雪灾');
  expect(made).toHaveLength(1);
  const { body: reports } = await client.get(`/incidents/${made[0]!.id}/reports`);
  expect(reports.items.map(({ figures }: { figures: object }) => figures)).toEqual([
    { dead: 2 },
    { dead: 3 },
  ]);

  const facts = (await client.get(`/incidents/${made[0]!.id}/timeline?limit=1000`)).body.items;
  const [logged, first, second] = facts.filter(({ fact }: { fact: string }) =>
    ['incident.logged', 'report.received'].includes(fact),
  );
  // The engine keeps whole seconds.
  const between = (at: number, from: number, to: number) => {
    expect(at).toBeGreaterThan(from - 1000);
    expect(at).toBeLessThanOrEqual(to);
  };
  expect(moments[3]! - moments[0]!).toBeGreaterThan(MINUTE);
  for (const [fact, then] of [
    [logged, 0],
    [first, 0],
    [second, 2],
  ] as const) {
    const [happened, entered, received] = times(
      fact.data.occurredAt ?? fact.data.asOf,
      fact.data.enteredAt,
      fact.at,
    );
    between(happened!, moments[then]!, moments[then + 1]!);
    between(entered!, moments[then]!, moments[then + 1]!);
    between(received!, began, back);
  }
  // On the record they stand in the order in which they were entered, the call before the receipt.
  const journal = (await client.get(`/incidents/${flood.id}/timeline?limit=1000`)).body.items;
  const late = [...facts, ...journal].filter(({ data, fact }) =>
    Boolean(data.enteredAt && /^(incident\.logged|report\.received|call\.|task\.ack)/.test(fact)),
  );
  late.sort((a, b) => a.seq - b.seq);
  const names = late.map(({ fact }) => fact);
  expect(names.slice(0, 4)).toEqual([
    'incident.logged',
    'report.received',
    'report.received',
    'call.reached',
  ]);
  expect(new Set(names.slice(4))).toEqual(new Set(['task.acknowledged']));
  const entered = late.map(({ data }) => Date.parse(data.enteredAt));
  expect(entered).toEqual([...entered].sort((a, b) => a - b));
  const tasks = await client.all(`/tasks?incidentId=${flood.id}&recipient=agency:finance`);
  expect(names.length - 4).toBe(tasks.filter(({ state }) => state === 'acknowledged').length);
  // Nothing comes a second time.
  await page.reload();
  await page.getByRole('heading', { name: '本机录入' }).waitFor();
  expect((await client.all('/incidents')).filter(({ data }) => data.title === '断网雪灾')).toHaveLength(1);
}, 60_000);

test('an entry that arrived, but whose answer was lost, is sent again and carried out once', async () => {
  const page = await openAs('duty-officer', '/log');
  let attempts = 0;
  await page.route('**/incidents', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    attempts += 1;
    if (attempts > 1) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await log(page, { hazard: '地震', division: '尉犁', name: '答复丢失的地震' });
  await page.getByRole('heading', { name: '答复丢失的地震', level: 1 }).waitFor();
  await page.waitForURL((at) => !at.pathname.includes('offline-'));
  expect(attempts).toBe(2);
  const same = (await (await duty()).all('/incidents')).filter(({ data }) => data.title === '答复丢失的地震');
  expect(same).toHaveLength(1);
  expect(page.url()).toContain(same[0]!.id);
});

test('refused on return: it is shown, what was typed goes back to its form, and what hangs on it goes along', async () => {
  const page = await openAs('duty-officer', '/log', { lang: 'en', kept: true });
  await page.context().setOffline(true);
  await log(page, { hazard: 'drought', division: 'bohu', name: '博湖旱灾', dead: '1' });
  await page.getByText('logged on this device').waitFor();
  // Meanwhile somebody else logs the same, and the officer's session comes to its end.
  const client = await duty();
  const other = await client.post('/incidents', {
    ...{ hazard: 'drought', title: '博湖县干旱', divisions: ['652829'] },
    occurredAt: new Date().toISOString(),
  });
  await page.context().clearCookies();
  await page.context().setOffline(false);

  const dialog = page.getByRole('dialog', { name: 'Your session is over' });
  await dialog.getByLabel('Log-in').fill('duty-officer');
  await dialog.getByLabel('Password').fill('kaidu-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /refused: look at them/ }).click();
  const entry = page.getByRole('listitem').filter({ hasText: 'Incident logged · 博湖旱灾' });
  await entry.getByText('博湖县干旱').first().waitFor();
  await entry.getByRole('button', { name: 'Edit' }).click();
  await page.locator('#name').waitFor();
  expect(await page.locator('#name').inputValue()).toBe('博湖旱灾');

  await page.goBack();
  await entry.getByRole('button', { name: /It is this one/ }).click();
  await page.locator('.entry.sent').nth(1).waitFor();
  const { body } = await client.get(`/incidents/${other.body.id}/reports`);
  expect(body.items).toMatchObject([{ division: '652829', figures: { dead: 1 } }]);
});

test('a task that is reported on and then completed without a network is completed on return', async () => {
  const flood = await startFlood();
  const client = await HttpClient.logIn(url(), 'agency-finance');
  const [task] = await client.all(`/tasks?incidentId=${flood.id}&recipient=agency:finance`);
  await client.post(`/tasks/${task!.id}/answers/acknowledge`);
  await client.post(`/tasks/${task!.id}/answers/start`);
  const page = await openAs('agency-finance', `/tasks/${task!.id}`, { kept: true });
  const text = page.locator('#progress');
  await text.waitFor();
  await page.context().setOffline(true);
  await page.getByText('恢复后自动发送').waitFor();
  await text.fill('已拨付一半');
  await page.getByRole('button', { name: '报告进展' }).click();
  await page.getByText('已存在本机').waitFor();
  await text.fill('已全部拨付');
  await page.getByRole('button', { name: /^办\s?结$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '报告任务已办结' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.context().setOffline(false);
  await page.getByText('错过的变化已补齐').waitFor();
  // The page itself tells, once the engine has both.
  await page.getByText('已报办结').first().waitFor();
  expect((await client.get(`/tasks/${task!.id}`)).body.state).toBe('completed');
});
