import { expect, test } from '@jest/globals';
import { openAs } from './support/browser.ts';
import { logFlood, proposeFlood } from './support/flood.ts';

test('what one officer does stands on the other’s board within a second', async () => {
  const { title, id } = await logFlood();
  const [first, second] = await Promise.all([
    openAs('duty-officer', `/incidents/${id}?view=response`),
    openAs('shift-leader', '/board', { lang: 'en', theme: 'dark' }),
  ]);
  const card = second.getByRole('listitem').filter({ has: second.getByRole('link', { name: title }) });
  await card.getByText('Conditions met, nothing proposed yet').waitFor();
  await second.getByText('● Live').waitFor();

  const leader = await openAs('shift-leader', `/incidents/${id}?view=response`);
  await leader.getByRole('button', { name: '提交建议' }).click();
  const dialog = leader.getByRole('dialog');
  await dialog.getByText('不会启动任何任务').waitFor();
  const began = performance.now();
  await dialog.getByRole('button', { name: '提交建议' }).click();
  await Promise.all([
    card.getByText('Awaits the Deputy office director').waitFor(),
    first.getByText('待决定').first().waitFor(),
  ]);
  expect(performance.now() - began).toBeLessThan(3000);
});

test('after a lost connection the board catches up by itself', async () => {
  const page = await openAs('duty-officer', '/board');
  await page.getByText('● 实时').waitFor();
  // Cuts the stream that is open, and lets no other begin.
  await page.context().setOffline(true);
  await page.evaluate('window.dispatchEvent(new Event("offline"))');
  const { title } = await proposeFlood();
  await page.context().setOffline(false);
  await page.getByRole('link', { name: title }).waitFor();
});

test('changes since one looked are told until one says that one has seen them', async () => {
  const page = await openAs('office', '/board');
  await page.getByText('● 实时').waitFor();
  const { title } = await proposeFlood();
  const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title }) });
  await card.getByText('上次看后').waitFor();
  const gone = async () => {
    await page.getByRole('button', { name: '我已看过' }).click();
    return card.getByText('上次看后').waitFor({ state: 'detached', timeout: 1500 });
  };
  // While its messages are still going out it changes again, and one looks again.
  for (let looks = 1; looks < 5; looks++)
    if (
      await gone().then(
        () => true,
        () => false,
      )
    )
      return;
  await gone();
});

test('an exercise says so on the board and on every page of its own', async () => {
  const [{ id, title }, real] = [await logFlood({ exercise: true }), await logFlood()];
  const page = await openAs('duty-officer', '/board');
  const cardOf = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) });
  await cardOf(title).getByText('演练', { exact: true }).waitFor();
  // Either kind can be looked at by itself, and real ones are never hidden without a word.
  await page.getByRole('searchbox').fill(real.title);
  await cardOf(real.title).waitFor();
  await page.getByRole('button', { name: '只看演练' }).click();
  await cardOf(real.title).waitFor({ state: 'detached' });
  await page.getByText(/未显示 \d+ 项实战/).waitFor();
  await page.getByRole('searchbox').fill(title);
  await cardOf(title).waitFor();
  await page.getByRole('button', { name: '只看实战' }).click();
  await cardOf(title).waitFor({ state: 'detached' });
  for (const view of ['overview', 'report', 'response', 'timeline']) {
    await page.goto(`/console/incidents/${id}?view=${view}`);
    await page.getByText('不是真实灾情').waitFor();
  }
});
