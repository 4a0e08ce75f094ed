import { beforeAll, describe, expect, test } from '@jest/globals';
import { axe } from './support/axe.ts';
import { type Look, openAs, openBrowser } from './support/browser.ts';
import { type Furnished, furnish, placesOf, visit } from './support/places.ts';

let furnished: Furnished;
beforeAll(async () => {
  furnished = await furnish();
});

const ONCE_EACH: Look[] = [
  { lang: 'zh', theme: 'light', width: 1440 },
  { lang: 'en', theme: 'dark', width: 390 },
];
const EVERY = (['zh', 'en'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 390].map((width) => ({ lang, theme, width }))),
);
/** `KAIDU_EVERY_LOOK=1` takes every page in both languages and themes, wide and narrow. */
const LOOKS: Look[] = process.env['KAIDU_EVERY_LOOK'] ? EVERY : ONCE_EACH;

describe.each(LOOKS)('in $lang, $theme, $width px wide', (look) => {
  test('the log-in page has no fault that axe finds', async () => {
    const page = await (await openBrowser(look)).newPage();
    await page.goto('/console/');
    await page.locator('h1').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test.each(['duty officer', 'supervisor', 'agency', 'administrator'] as const)(
    'on no page of the %s does axe find anything, or anything stand beyond the edge',
    async (whose) => {
      const places = placesOf(furnished)[whose];
      const page = await openAs(places[0]!.login, '/', look);
      const faults: Record<string, string[]> = {};
      for (const { name, path } of places) {
        await visit(page, path);
        // At the end, where a bar with buttons covers nothing.
        await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
        const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        const found = [...(await axe(page)), ...((await page.evaluate(beyond)) ? ['beyond the edge'] : [])];
        if (found.length) faults[name] = found;
      }
      expect(faults).toEqual({});
    },
  );

  test('on the large screen axe finds nothing', async () => {
    const page = await openAs('duty-officer', '/wall', { ...look, width: 1920 });
    await page.locator('.wall-incident').first().waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test('looking back and searching, axe finds nothing', async () => {
    const page = await openAs('duty-officer', `/incidents/${furnished.started}?view=timeline`, look);
    await page.getByRole('button', { name: /回看|Look back/ }).click();
    await page.getByRole('slider').waitFor();
    await page.locator('.chain').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: /^(搜索|Search)/ }).click();
    await page.getByRole('searchbox').fill('5.4');
    await page.locator('.results').first().waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test('a dialog: axe finds nothing, it holds the focus, and Escape leads back', async () => {
    const page = await openAs('duty-officer', `/incidents/${furnished.proposed}?view=response`, look);
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
