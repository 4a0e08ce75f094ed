import { chromium } from 'playwright-core';
import { startProduct } from '../../../dist/tests/support/process.js';
import { findChromium } from '../../../scripts/setup/find-program.mjs';
import { progress } from '../progress.mjs';
import { firstLoad, longestFrames, THROTTLE } from './measure.mjs';
import { servePlain } from './plain-page.mjs';
import { seed } from './seed.mjs';

const MANY = { incidents: 1000, tasksOfEach: 35 };
const HOMES = {
  'duty officer': 'duty-officer',
  supervisor: 'deputy-office-director',
  agency: 'agency-finance',
};
const MOST_S = 2;
const MOST_FRAME_MS = 100;

/** The console in Chromium over an engine with a thousand incidents: first loads, and frames while one scrolls. */
export async function benchConsole(_servers, { runs }) {
  const section = { name: 'console', ratios: [], figures: [], notes: [] };
  const product = await startProduct({
    env: { DATABASE_URL: undefined, REDIS_URL: undefined, KAIDU_QUEUE: 'in-process' },
  });
  const plain = await servePlain();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    progress('console: filling');
    const { tasks } = await seed(product, MANY);
    section.notes.push(`${MANY.incidents} incidents, ${tasks} tasks; loads at ${THROTTLE} × throttling`);
    const home = (login) => ({
      url: `${product.url}/console/`,
      origin: product.url,
      login,
      throttle: THROTTLE,
    });
    const bare = { url: plain.url, throttle: THROTTLE };
    const loads = { plain: [], ...Object.fromEntries(Object.keys(HOMES).map((role) => [role, []])) };
    const frames = { plain: [], board: [], 'board throttled': [] };
    for (let n = 0; n < runs; n++) {
      progress(`console: measuring, ${n + 1} of ${runs}`);
      loads.plain.push(await firstLoad(browser, bare));
      for (const [role, login] of Object.entries(HOMES))
        loads[role].push(await firstLoad(browser, home(login)));
      frames.plain.push(await longestFrames(browser, { ...bare, throttle: 1 }));
      frames.board.push(await longestFrames(browser, { ...home(HOMES['duty officer']), throttle: 1 }));
      frames['board throttled'].push(await longestFrames(browser, home(HOMES['duty officer'])));
    }
    for (const role of Object.keys(HOMES))
      section.ratios.push({
        label: `${role}: first load to content that answers, in seconds at ${THROTTLE} ×`,
        values: loads[role].map((ms) => ms / 1000),
        atMost: MOST_S,
      });
    for (const doing of ['settling', 'scrolling', 'filtering'])
      section.ratios.push({
        label: `board: longest frame while ${doing}, in ms`,
        values: frames.board.map((one) => one[doing]),
        atMost: MOST_FRAME_MS,
      });
    section.figures.push({ label: 'a page without a script: load', values: loads.plain, unit: 'ms' });
    for (const doing of ['settling', 'scrolling'])
      section.figures.push({
        label: `a page without a script: longest frame while ${doing}`,
        values: frames.plain.map((one) => one[doing]),
        unit: 'ms',
      });
    for (const doing of ['settling', 'scrolling', 'filtering'])
      section.figures.push({
        label: `board at ${THROTTLE} ×: longest frame while ${doing}`,
        values: frames['board throttled'].map((one) => one[doing]),
        unit: 'ms',
      });
  } finally {
    await browser.close();
    plain.stop();
    await product.stop();
  }
  return section;
}
