import { beforeAll, describe, expect, test } from '@jest/globals';
import { axe } from './support/axe.ts';
import { openAs } from './support/browser.ts';
import { LOOKS } from './support/looks.ts';
import { keepPicture } from './support/picture.ts';
import { type Furnished, furnish, placesOf, visit } from './support/places.ts';

let furnished: Furnished;
beforeAll(async () => {
  furnished = await furnish();
});

describe.each(LOOKS)('in $lang, $theme, $width px wide', (look) => {
  test.each(['duty officer', 'office', 'supervisor', 'agency', 'administrator'] as const)(
    'on no page of the %s does axe find anything, or anything stand beyond the edge',
    async (whose) => {
      const { login, pages } = placesOf(furnished)[whose];
      const page = await openAs(login, '/', look);
      const faults: Record<string, string[]> = {};
      for (const [name, path] of Object.entries(pages)) {
        await visit(page, path);
        await keepPicture(page, name, look);
        // At the end, where a bar with buttons covers nothing.
        await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
        const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        const found = [...(await axe(page)), ...((await page.evaluate(beyond)) ? ['beyond the edge'] : [])];
        if (found.length) faults[name] = found;
      }
      expect(faults).toEqual({});
    },
  );
});
