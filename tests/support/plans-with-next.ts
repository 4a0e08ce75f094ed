import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLAN = 'bayingolin/natural-disaster-relief';
export const NEXT_VERSION = '2099-01-01';

/**
 * A folder of plans that holds the product's own and a next version of it, which lets level IV begin at 6 dead or
 * missing and ends a task.
 */
export async function plansWithNext(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'kaidu-plans-'));
  await cp(join(process.cwd(), 'workflows/plans', PLAN), join(root, PLAN), { recursive: true });
  const next = join(root, PLAN, NEXT_VERSION);
  await cp(join(root, PLAN, '2025-06-12'), next, { recursive: true });
  await edit(join(next, 'plan.yaml'), [/effectiveFrom: .*/, `effectiveFrom: ${NEXT_VERSION}`]);
  await edit(
    join(next, 'levels/4-IV.yaml'),
    [/sum: \[dead, missing\], atLeast: 5/, 'sum: [dead, missing], atLeast: 6'],
    [/ {4}- key: guide-affected-counties\n(?: {6}.*\n)+/, ''],
  );
  return root;
}

async function edit(file: string, ...changes: [RegExp, string][]): Promise<void> {
  let text = await readFile(file, 'utf8');
  for (const [was, is] of changes) {
    if (!was.test(text)) throw new Error(`${file} has no ${was}`);
    text = text.replace(was, is);
  }
  await writeFile(file, text);
}
