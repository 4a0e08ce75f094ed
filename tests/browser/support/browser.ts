import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/setup/find-program.mjs';

export const url = (): string => process.env['KAIDU_TEST_URL']!;

export interface Look {
  width?: number;
  lang?: 'zh' | 'en';
  theme?: 'light' | 'dark';
  /** Where the browser's clock stands at first, in milliseconds; it goes on from there. */
  startsAt?: number;
  /** With the service worker, that one waits for. */
  kept?: boolean;
}

let browser: Browser;
let contexts: BrowserContext[] = [];
/** What a browser complains of: faults of scripts, and whatever the policy on content refused. */
let complaints: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium()!,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
});
afterAll(() => browser?.close());
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  const heard = complaints;
  complaints = [];
  expect(heard).toEqual([]);
});

/** A browser of its own, far from Beijing so that nobody's own clock is taken for Beijing's. */
export async function openBrowser({
  width = 1440,
  lang = 'zh',
  theme = 'light',
  startsAt,
  kept = false,
}: Look = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url(),
    viewport: { width, height: width < 600 ? 844 : 900 },
    timezoneId: 'America/New_York',
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
    // It would read the whole console into each of the tests' many browsers.
    serviceWorkers: kept ? 'allow' : 'block',
  });
  contexts.push(context);
  context.setDefaultTimeout(10_000);
  if (startsAt !== undefined) await context.clock.install({ time: startsAt });
  await context.addInitScript(`if (location.protocol !== 'about:' && self.origin !== 'null') {
    localStorage.getItem('kaidu.language') ?? localStorage.setItem('kaidu.language', '${lang}');
    localStorage.getItem('kaidu.theme') ?? localStorage.setItem('kaidu.theme', '${theme}'); }`);
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Error:|Warning:/.test(message.text()))
      complaints.push(message.text());
  });
  return context;
}

/** Resolves once the page's requests go by way of the service worker. */
const UNDER_WORKER = `navigator.serviceWorker.controller ??
  new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', () => resolve(null)))`;

/** A page of somebody who is logged in already. */
export async function openAs(login: string, path: string, look: Look = {}): Promise<Page> {
  const context = await openBrowser(look);
  const answer = await context.request.post('/auth/login', { data: { login, password: 'kaidu-demo' } });
  expect(answer.status()).toBe(200);
  const page = await context.newPage();
  await page.goto(`/console${path}`);
  await page.locator('h1').waitFor();
  if (look.kept) await page.evaluate(UNDER_WORKER);
  return page;
}

/** Presses keys as a person does, one by one, and counts them. */
export function typist(page: Page) {
  let presses = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      // Two keys held together are two presses.
      presses += key.split('+').length;
      await page.keyboard.press(key);
    }
  };
  return { press, type: (text: string) => press(...text), presses: () => presses };
}
