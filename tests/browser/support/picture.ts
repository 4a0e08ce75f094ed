import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Look } from './browser.ts';

/** The folder for pictures of all pages in Chinese on a light ground, as in docs/screens; nothing is kept without it. */
const FOLDER = process.env['KAIDU_SCREENS'];
/** Lists leave out what is beyond the window until somebody scrolls; a picture shows all of it. */
const SHOW_ALL = `for (const one of document.querySelectorAll('*'))
  if (getComputedStyle(one).contentVisibility === 'auto') one.style.contentVisibility = 'visible'`;
/** What is further down says nothing new. */
const MOST_HIGH = 1800;

export async function keepPicture(page: Page, name: string, { lang, theme, width = 1440 }: Look) {
  if (!FOLDER || lang !== 'zh' || theme !== 'light') return;
  mkdirSync(FOLDER, { recursive: true });
  await page.evaluate(SHOW_ALL);
  const high = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.screenshot({
    path: join(FOLDER, `${name}${width < 600 ? '-narrow' : ''}.jpg`),
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(high, MOST_HIGH) },
    type: 'jpeg',
    quality: 70,
  });
}
