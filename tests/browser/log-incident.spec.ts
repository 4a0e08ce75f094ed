import { expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { openAs, typist, url } from './support/browser.ts';
import { logFlood } from './support/flood.ts';

const MOST_PRESSES = 25;

test('an incident with four known figures is logged by keyboard alone in at most 25 presses', async () => {
  const page = await openAs('duty-officer', '/board');
  const { press, type, presses } = typist(page);
  await press('n');
  await page.locator('#hazard:focus').waitFor();
  await type('3'); // wind and hail, by its number
  await press('Enter');
  await type('rq'); // Ruoqiang, by its initials
  await press('Enter', 'Enter'); // that one only
  await press('Enter', 'Enter'); // no place; now
  await type('4');
  await press('Enter');
  await type('2');
  await press('Enter');
  await type('90');
  await press('Enter');
  await type('300');
  await press('Control+Enter');
  await page.getByRole('heading', { name: '若羌县风雹', level: 1 }).waitFor();
  expect(presses()).toBeLessThanOrEqual(MOST_PRESSES);

  const id = page.url().split('/').at(-1)!;
  const duty = await HttpClient.logIn(url(), 'duty-officer');
  const { body } = await duty.get(`/incidents/${id}/reports`);
  expect(body.items).toEqual([
    expect.objectContaining({
      ...{ division: '652824', channel: 'phone', kind: 'first' },
      figures: { dead: 4, missing: 2, relocated: 90, needingAid: 300 },
    }),
  ]);
});

test('figures are understood or refused as they are typed, unknown is a choice, and a crash loses nothing', async () => {
  const page = await openAs('duty-officer', '/log', { lang: 'en' });
  await page.locator('#hazard').fill('earth');
  await page.keyboard.press('Enter');
  await page.locator('#divisions').fill('luntai');
  await page.keyboard.press('Enter');
  await page.locator('#figure-relocated').fill('１．２万人');
  await page.getByText('= 12,000 people').waitFor();
  await page.locator('#figure-missing').fill('?');
  await page.getByText('Reported as unknown').waitFor();
  await page.locator('#figure-dead').fill('约3');
  await page.getByText('An exact figure is needed').waitFor();
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1;
  });
  await page.getByRole('button', { name: 'Log it (Ctrl+Enter)' }).click();
  await page.locator('#time').fill('25:00');
  await page.getByText('Not a time').waitFor();
  expect(sent).toBe(0);

  // The page dies; whoever opens it again goes on.
  const again = await page.context().newPage();
  await page.close();
  await again.goto('/console/log');
  await again.getByText('What you had begun is back').waitFor();
  expect(await again.locator('#figure-relocated').inputValue()).toBe('１．２万人');
  await again.locator('#figure-dead').fill('3');
  await again.locator('#time').fill('40 min ago');
  await again.locator('#name').fill('轮台地震');
  await again.keyboard.press('Control+Enter');
  await again.getByRole('heading', { name: '轮台地震', level: 1 }).waitFor();
  const duty = await HttpClient.logIn(url(), 'duty-officer');
  const { body } = await duty.get(`/incidents/${again.url().split('/').at(-1)}/reports`);
  expect(body.items[0].figures).toEqual({ dead: 3, missing: null, relocated: 12_000 });
  // What was sent is no draft any more.
  await again.goto('/console/log');
  await again.locator('#hazard').waitFor();
  expect(await again.getByText('What you had begun is back').count()).toBe(0);
});

test('what may be logged already is shown while one types, and has to be answered', async () => {
  const { title } = await logFlood({ divisions: ['652829'] });
  const page = await openAs('duty-officer', '/log');
  await page.locator('#hazard').fill('洪');
  await page.keyboard.press('Enter');
  await page.locator('#divisions').fill('bh');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: title }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').getByText('没有登记').waitFor();
  await page.getByLabel('不是同一起，照登记').check();
  await page.locator('#name').fill('博湖另一起');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '博湖另一起', level: 1 }).waitFor();
});
