import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../support/deploy-files.ts';

export interface PreviousRelease {
  /** Its command, as `bin/kaidu.js` here. */
  readonly command: string;
  remove(): void;
}

/**
 * Builds the release before this one from the history of this clone, with the packages that are installed here. A
 * clone without that history is told so, and the test fails: an upgrade that nobody tried is not one that works.
 */
export function buildPreviousRelease(): PreviousRelease {
  const { commit } = JSON.parse(readFileSync(join(ROOT, 'tests/faults/previous-release.json'), 'utf8')) as {
    commit: string;
  };
  const folder = mkdtempSync(join(tmpdir(), 'kaidu-previous-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const archive = execFileSync('git', ['archive', '--format=tar', commit], {
      cwd: ROOT,
      maxBuffer: 1024 ** 3,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
  } catch (error) {
    remove();
    const cause = { cause: error };
    throw new Error(`no commit ${commit} here: fetch the whole history (git fetch --unshallow)`, cause);
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const nest = join(folder, 'node_modules/@nestjs/cli/bin/nest.js');
  execFileSync(process.execPath, [nest, 'build', 'api'], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { command: join(folder, 'bin/kaidu.js'), remove };
}
