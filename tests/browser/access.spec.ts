import { beforeAll, describe, expect, test } from '@jest/globals';
import { axe } from './support/axe.ts';
import { openAs, openBrowser } from './support/browser.ts';
import { LOOKS } from './support/looks.ts';
import { keepPicture } from './support/picture.ts';
import { type Furnished, furnish } from './support/places.ts';

let furnished: Furnished;
beforeAll(async () => {
  furnished = await furnish();
});

describe.each(LOOKS)('in $lang, $theme, $width px wide', (look) => {
  test('the log-in page has no fault that axe finds', async () => {
    const page = await (await openBrowser(look)).newPage();
    await page.goto('/console/');
    await page.locator('.demonstration li').first().waitFor();
    await keepPicture(page, 'log-in', look);
    expect(await axe(page)).toEqual([]);
  });

  test('on the large screen axe finds nothing', async () => {
    const page = await openAs('duty-officer', '/wall', { ...look, width: 1920 });
    await page.locator('.wall-incident').first().waitFor();
    await keepPicture(page, 'wall', { ...look, width: 1920 });
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

  test('drafting for the level above: axe finds nothing in the dialog, nor where a sending is recorded', async () => {
    const page = await openAs('office', `/incidents/${furnished.started}?view=upward`, look);
    await page.getByRole('button', { name: /^(拟上报文件|Draft a report)$/ }).click();
    await page.getByRole('dialog').getByRole('table').waitFor();
    await keepPicture(page, 'upward-draft', look);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^(记录报出|Record the sending)/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(await axe(page)).toEqual([]);
  });
});
