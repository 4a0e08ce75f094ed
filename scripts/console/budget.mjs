import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Compressed JavaScript that a role's home may load, in kB (brotli). */
const MOST_KB = 350;
/** What each role sees first: the entry, and the page that the router loads for it. */
const HOMES = {
  'duty officer': 'src/duty/board/board-page.tsx',
  supervisor: 'src/supervisor/home-page.tsx',
  agency: 'src/agency/home-page.tsx',
};
const ENTRY = 'index.html';

/** Fails the build when a role's home has grown beyond the budget; says how large each is. */
export function checkBudget(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const sizes = Object.entries(HOMES).map(([role, page]) => [role, kilobytes(folder, manifest, page)]);
  console.log(`console: ${sizes.map(([role, kB]) => `${role} ${kB} kB`).join(', ')} (most: ${MOST_KB})`);
  const over = sizes.filter(([, kB]) => kB > MOST_KB);
  if (over.length)
    throw new Error(`The console is over its budget: ${over.map(([role]) => role).join(', ')}`);
}

function kilobytes(folder, manifest, page) {
  const files = new Set();
  const add = (key) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is no page of the console's build`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  add(ENTRY);
  add(page);
  const bytes = [...files].reduce((sum, file) => sum + statSync(join(folder, `${file}.br`)).size, 0);
  return Math.round(bytes / 1000);
}
