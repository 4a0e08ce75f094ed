import { beforeAll, describe, expect, test } from '@jest/globals';
import { axe } from './support/axe.ts';
import { type Look, openAs, openBrowser } from './support/browser.ts';
import { logFlood, proposeFlood, startFlood } from './support/flood.ts';

let started: string;
let proposed: string;
beforeAll(async () => {
  started = (await startFlood()).id;
  proposed = (await proposeFlood()).id;
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

  test.each<[string, () => string]>([
    ['the board', () => '/board'],
    ['the log', () => '/log'],
    ['the hand-over', () => '/hand-over'],
    ['figures and assessment', () => `/incidents/${started}`],
    ['reports', () => `/incidents/${started}?view=report`],
    ['calls', () => `/incidents/${started}?view=response`],
    ['the timeline', () => `/incidents/${started}?view=timeline`],
    ['a pending decision', () => `/incidents/${proposed}?view=response`],
  ])('%s: axe finds nothing, and nothing stands beyond the edge', async (_, path) => {
    const page = await openAs('duty-officer', path(), look);
    await page.locator('main .panel, main li').first().waitFor();
    expect(await axe(page)).toEqual([]);
    const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(beyond)).toBe(0);
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
