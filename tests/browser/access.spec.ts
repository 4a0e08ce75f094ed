import { beforeAll, describe, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { axe } from './support/axe.ts';
import { type Look, openAs, openBrowser, url } from './support/browser.ts';
import { logFlood, proposeFlood, startFlood } from './support/flood.ts';

let started: string;
let proposed: string;
let approvalId: string;
let responseId: string;
beforeAll(async () => {
  started = (await startFlood()).id;
  ({ id: proposed, approvalId } = await proposeFlood());
  const office = await HttpClient.logIn(url(), 'office');
  responseId = (await office.get(`/responses?incidentId=${started}`)).body.items[0].id;
  await logFlood({ exercise: true });
});

const LOOKS: Look[] = [
  { lang: 'zh', theme: 'light', width: 1440 },
  { lang: 'en', theme: 'dark', width: 390 },
];

describe.each(LOOKS)('in $lang, $theme, $width px wide', (look) => {
  test('the log-in page has no fault that axe finds', async () => {
    const page = await (await openBrowser(look)).newPage();
    await page.goto('/console/');
    await page.locator('h1').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test('on every page axe finds nothing, and nothing stands beyond the edge', async () => {
    const page = await openAs('duty-officer', '/board', look);
    const faults: Record<string, string[]> = {};
    for (const path of [
      '/board',
      '/log',
      '/hand-over',
      ...['overview', 'report', 'response', 'timeline'].map((view) => `/incidents/${started}?view=${view}`),
      `/incidents/${proposed}?view=response`,
      `/incidents/${started}?view=documents`,
    ]) {
      await page.goto(`/console${path}`);
      await page.locator('main .panel, main li').first().waitFor();
      await page.locator('main [role=status] .ant-skeleton').first().waitFor({ state: 'detached' });
      const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      const found = [...(await axe(page)), ...((await page.evaluate(beyond)) ? ['beyond the edge'] : [])];
      if (found.length) faults[path] = found;
    }
    expect(faults).toEqual({});
  });

  test('on the supervisor’s pages axe finds nothing, and nothing stands beyond the edge', async () => {
    const page = await openAs('deputy-office-director', '/decisions', look);
    const faults: Record<string, string[]> = {};
    for (const path of [
      '/decisions',
      '/delegations',
      `/decisions/${approvalId}`,
      ...['', '?view=table', '?view=settle'].map((view) => `/responses/${responseId}${view}`),
    ]) {
      await page.goto(`/console${path}`);
      await page.locator('main .panel').first().waitFor();
      await page.locator('main [role=status] .ant-skeleton').first().waitFor({ state: 'detached' });
      // At the end, where the bar with the buttons covers nothing.
      await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
      const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      const found = [...(await axe(page)), ...((await page.evaluate(beyond)) ? ['beyond the edge'] : [])];
      if (found.length) faults[path] = found;
    }
    expect(faults).toEqual({});
  });

  test('on the pages of administration and of the plan axe finds nothing, and nothing stands beyond the edge', async () => {
    const page = await openAs('administrator', '/admin', look);
    const faults: Record<string, string[]> = {};
    for (const path of [
      ...['people', 'posts', 'contacts', 'deliveries', 'auditor', 'exercise'].map(
        (part) => `/admin?part=${part}`,
      ),
      '/account',
      '/plans/bayingolin/natural-disaster-relief',
    ]) {
      await page.goto(`/console${path}`);
      await page.locator('main .panel').first().waitFor();
      await page.locator('main [role=status] .ant-skeleton').first().waitFor({ state: 'detached' });
      const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      const found = [...(await axe(page)), ...((await page.evaluate(beyond)) ? ['beyond the edge'] : [])];
      if (found.length) faults[path] = found;
    }
    expect(faults).toEqual({});
  });

  test('a dialog: axe finds nothing, it holds the focus, and Escape leads back', async () => {
    const page = await openAs('duty-officer', `/incidents/${proposed}?view=response`, look);
    const button = page.getByRole('button', { name: /电话决定|decision by phone/ });
    await button.click();
    await page.getByRole('dialog').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('Boolean(document.activeElement.closest("dialog"))')).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await button.isVisible()).toBe(true);
  });
});
