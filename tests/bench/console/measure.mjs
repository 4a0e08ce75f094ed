import { setTimeout as sleep } from 'node:timers/promises';

export const THROTTLE = 4;
/** The page's own clock: when its first content stood, and how long each frame took. */
const WATCH = `
  window.__first = null;
  window.__frames = [];
  const look = () => {
    if (window.__first === null && document.querySelector('main h1') && document.querySelector('main li, main .empty'))
      // Painted, and ready to answer: after the next frame, and whatever waits for the thread behind it.
      requestAnimationFrame(() => setTimeout(() => { window.__first ??= performance.now(); }));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', look);
  let last = null;
  const tick = (at) => { if (last !== null) window.__frames.push(at - last); last = at; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
`;

/** A page that was never seen by this browser. */
export async function open(browser, { origin, login, throttle }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  if (login) {
    const data = { login, password: 'kaidu-demo' };
    const answer = await context.request.post(`${origin}/auth/login`, { data });
    if (answer.status() !== 200) throw new Error(`${login}: ${answer.status()}`);
  }
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return { page, session, close: () => context.close() };
}

/** Milliseconds from the beginning of the first load to content that answers. */
export async function firstLoad(browser, to) {
  const { page, close } = await open(browser, to);
  await page.goto(to.url, { waitUntil: 'commit' });
  for (;;) {
    const first = await page.evaluate('window.__first').catch(() => null);
    if (first !== null) {
      await close();
      return first;
    }
    await sleep(50);
  }
}

const FRAMES = 'window.__frames.splice(0)';
const worst = (frames) => Math.max(0, ...frames);

/** The longest frame, in milliseconds, just after the load, while one scrolls and while one filters. */
export async function longestFrames(browser, to) {
  const { page, session, close } = await open(browser, { ...to, throttle: 1 });
  await page.goto(to.url);
  await page.locator('main li').first().waitFor();
  await session.send('Emulation.setCPUThrottlingRate', { rate: to.throttle });
  await page.evaluate(FRAMES);
  await sleep(2500);
  const settling = worst(await page.evaluate(FRAMES));
  await page.mouse.move(500, 500);
  for (let n = 0; n < 60; n++) {
    await page.mouse.wheel(0, 500);
    await sleep(24);
  }
  await sleep(300);
  const scrolling = worst(await page.evaluate(FRAMES));
  let filtering = 0;
  const box = page.locator('main input[type=search]');
  if (await box.count()) {
    await page.evaluate('window.scrollTo(0, 0)');
    await box.click();
    await page.evaluate(FRAMES);
    for (const text of ['洪', '洪涝', '洪涝 9', '洪涝 99', '洪涝 9', '']) {
      await box.fill(text);
      await sleep(250);
    }
    filtering = worst(await page.evaluate(FRAMES));
  }
  await close();
  return { settling, scrolling, filtering };
}
