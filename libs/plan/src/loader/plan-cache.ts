import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRepository } from './in-repository.ts';
import type { CheckedPlan, PlanTexts } from './loaded-plan.ts';

const KEPT = 16;

/**
 * Checked plans on disk, so that a command starts in a fraction of a second: parsing YAML is slow. An entry
 * is found by the content of the plan's files and the code that checks them, so it is never out of date. It
 * is for commands only: a server, whose record must rest on the plan's own text, reads the files themselves.
 * A folder that cannot be read or written means no cache, and nothing else.
 */
export class PlanCache {
  private fingerprint: string | undefined;

  constructor(private readonly folder: string = defaultFolder()) {}

  get(texts: PlanTexts): CheckedPlan | null {
    try {
      return JSON.parse(readFileSync(this.fileFor(texts), 'utf8')) as CheckedPlan;
    } catch {
      return null;
    }
  }

  put(texts: PlanTexts, checked: CheckedPlan): void {
    try {
      const file = this.fileFor(texts);
      mkdirSync(this.folder, { recursive: true });
      // Written aside and renamed, so that another process never reads half an entry.
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(checked));
      renameSync(`${file}.${process.pid}`, file);
      this.prune();
    } catch {
      // A folder that cannot be written: slower, but right.
    }
  }

  private fileFor(texts: PlanTexts): string {
    this.fingerprint ??= codeFingerprint();
    const hash = createHash('sha256').update(this.fingerprint);
    for (const [name, text] of texts) hash.update(`\0${name}\0${text}`);
    return join(this.folder, `${hash.digest('hex')}.json`);
  }

  /** Keeps the newest entries: each edit of a plan leaves one behind. */
  private prune(): void {
    const entries = readdirSync(this.folder).map((name) => join(this.folder, name));
    const byAge = entries.map((file) => ({ file, at: statSync(file).mtimeMs })).sort((a, b) => b.at - a.at);
    for (const { file } of byAge.slice(KEPT)) rmSync(file, { force: true });
  }
}

/** Among the build's output, so that a clean build starts without it. */
const defaultFolder = (): string => inRepository('dist/.plan-cache');

/** Names, sizes and times of this library's own files: changes with every build. */
function codeFingerprint(): string {
  const root = fileURLToPath(new URL('..', import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(root, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join('\n');
}
