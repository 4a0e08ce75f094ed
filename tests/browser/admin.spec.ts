import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { openAs, openBrowser, url } from './support/browser.ts';

test('an administrator makes an account with a post; its person logs in, changes the password, and is refused once blocked', async () => {
  const login = `li.${randomUUID().slice(0, 8)}`;
  const admin = await openAs('administrator', '/');
  await admin.getByRole('heading', { name: '人员账号', level: 1 }).waitFor();
  await admin.getByRole('button', { name: '新建账号' }).click();
  const dialog = admin.getByRole('dialog', { name: '新建账号' });
  await dialog.getByLabel('登录名').fill(login);
  await dialog.getByLabel('姓名').fill(login);
  await dialog.getByRole('button', { name: '加岗位' }).click();
  const password = (await dialog.locator('.secret').textContent())!;
  await dialog.getByRole('button', { name: '建立账号' }).click();
  await dialog.waitFor({ state: 'detached' });

  const page = await (await openBrowser()).newPage();
  await page.goto('/console/');
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '值班看板', level: 1 }).waitFor();
  await page.getByRole('link', { name: login }).click();
  await page.getByLabel('现在的密码').fill(password);
  await page.getByLabel('新密码').fill('a sentence of my own');
  await page.getByRole('button', { name: '改密码' }).click();
  await page.getByText('✓ 密码已改。').waitFor();

  await admin.getByRole('searchbox', { name: '查找' }).fill(login);
  await admin.getByRole('button', { name: `停用 ${login}` }).click();
  const blocking = admin.getByRole('dialog', { name: `停用 ${login}` });
  await blocking.getByLabel('理由').fill('调离');
  await blocking.getByRole('button', { name: '停用账号' }).click();
  await admin.getByRole('button', { name: `恢复 ${login}` }).waitFor();
  const answer = await fetch(`${url()}/auth/login`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ login, password: 'a sentence of my own' }),
  });
  expect(answer.status).toBe(401);
});

test('a demonstration says so on the log-in page, and one click fills the log-in in', async () => {
  const page = await (await openBrowser({ width: 390 })).newPage();
  await page.goto('/console/');
  await page.getByRole('heading', { name: '这是演示库：试一试' }).waitFor();
  await page.getByRole('button', { name: '值班员', exact: true }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '值班看板', level: 1 }).waitFor();
});
