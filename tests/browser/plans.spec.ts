import { expect, test } from '@jest/globals';
import { openAs } from './support/browser.ts';

test('one opens the plan, finds when level I begins, and the clause that says so', async () => {
  const page = await openAs('office', '/plans/bayingolin/natural-disaster-relief');
  const table = page.locator('table.thresholds');
  const dead = table.getByRole('row').filter({ hasText: '死亡' }).first();
  await dead.waitFor();
  expect(await dead.textContent()).toContain('20');
  await table
    .getByRole('link', { name: /5\.1\.1/ })
    .first()
    .click();
  await page.waitForURL(/clause=/);
  await page
    .getByRole('heading', { name: /5\.1\.1/ })
    .first()
    .waitFor();
});
