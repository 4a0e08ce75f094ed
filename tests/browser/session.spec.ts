import { expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { openAs, openBrowser, url } from './support/browser.ts';

test('one logs in by keyboard and stands before one’s own work; a wrong password is told in one’s language', async () => {
  const context = await openBrowser();
  const page = await context.newPage();
  await page.goto('/console/');
  await page.locator('#login').waitFor();
  await page.keyboard.type('duty-officer');
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await page.getByText('登录名或密码不正确').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('The login name or the password is wrong').waitFor();
  await page.locator('#password').fill('kaidu-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Board' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/console/board');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');

  // The first thing that Tab reaches leads past the navigation.
  await page.reload();
  await page.getByRole('heading', { name: 'Board' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#main');
});

test.each([
  ['deputy-office-director', '/console/decisions', '待我决定'],
  ['agency-finance', '/console/tasks', '我的任务'],
  ['shift-leader', '/console/board', '值班看板'],
])('the first page of %s is %s', async (login, path, title) => {
  const page = await openAs(login, '/');
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe(path);
});

test('a session that ends while one types loses nothing: after the log-in over the page it is sent, once', async () => {
  const page = await openAs('duty-officer', '/log');
  const name = '断线续登的雪灾';
  await page.locator('#hazard').fill('雪');
  await page.keyboard.press('Enter');
  await page.locator('#divisions').fill('且末');
  await page.keyboard.press('Enter');
  await page.locator('#figure-dead').fill('1');
  await page.locator('#name').fill(name);
  await page.context().clearCookies();
  await page.keyboard.press('Control+Enter');

  const dialog = page.getByRole('dialog', { name: '登录已过期' });
  await dialog.waitFor();
  expect(await page.locator('#name').inputValue()).toBe(name);
  await dialog.getByLabel('登录名').fill('duty-officer');
  await dialog.getByLabel('密码').fill('kaidu-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  const duty = await HttpClient.logIn(url(), 'duty-officer');
  const same = (await duty.all('/incidents')).filter(({ data }) => data.title === name);
  expect(same).toHaveLength(1);
});
