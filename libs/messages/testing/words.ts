import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding, Plan } from '#plan';
import { messagesFolder, PlanLibrary, plansFolder, readMessages } from '#plan/loader';
import { inRepository } from '../../plan/src/loader/in-repository.ts';
import { type CompiledMessages, compileMessages } from '../src/index.ts';

const ROOTS = [plansFolder(), inRepository('tests/plan/fixtures')];

/** Every plan that the repository has, with its folder. */
export const PLANS = ROOTS.flatMap((root) => {
  const library = new PlanLibrary(root);
  return library
    .ids()
    .flatMap((id) =>
      library.versions(id).map(({ folder }) => ({ id, folder, load: () => library.latest(id) })),
    );
});

export const bayingolin = () => PLANS.find(({ id }) => id.startsWith('bayingolin/'))!;

/** The words that a plan runs with; throws what is wrong with them. */
export async function wordsOf(
  { folder, load } = bayingolin(),
): Promise<{ plan: Plan; messages: CompiledMessages }> {
  const plan = await load();
  const { messages, findings } = compileMessages(plan, await readMessages(folder));
  if (!messages) throw new Error(JSON.stringify(findings, null, 2));
  return { plan, messages };
}

/** What lint says of one file of the product's, after a replacement in it. */
export async function lintChanged(
  file: string,
  from: string | RegExp,
  to: string,
): Promise<{ findings: Finding[]; lineOf: (text: string) => number }> {
  const original = readFileSync(join(messagesFolder(), file), 'utf8');
  const changed = original.replace(from, to);
  if (changed === original) throw new Error(`nothing to replace in ${file}`);
  const { findings } = await lintWith({ [file]: changed });
  const own = findings.filter((finding) => finding.file.endsWith(`/${file}`));
  return { findings: own, lineOf: (text) => changed.slice(0, changed.indexOf(text)).split('\n').length };
}

/** What lint says with these files in a deployment's folder. */
export async function lintWith(files: Record<string, string>) {
  const shared = mkdtempSync(join(tmpdir(), 'kaidu-words-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(shared, name), text);
    const { folder, load } = bayingolin();
    return compileMessages(await load(), await readMessages(folder, shared));
  } finally {
    rmSync(shared, { recursive: true });
  }
}

/** Reads the words of a plan folder of its own, with these files beside the plan. */
export async function wordsBeside(files: Record<string, string>) {
  const { folder, load } = bayingolin();
  const own = mkdtempSync(join(tmpdir(), 'kaidu-plan-'));
  try {
    cpSync(folder, own, { recursive: true });
    cpSync(messagesFolder(), join(own, 'messages'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(own, 'messages', name), text);
    return compileMessages(await load(), await readMessages(own));
  } finally {
    rmSync(own, { recursive: true });
  }
}
