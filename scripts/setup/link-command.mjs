import { chmodSync, lstatSync, mkdirSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const TARGET = '../../bin/kaidu.js';

/** Puts `kaidu` into node_modules/.bin, so that npx and npm scripts find it. */
export function linkCommand(root) {
  const program = join(root, 'bin/kaidu.js');
  // A copy that lost its mode (an archive, a checkout without modes) must still run.
  if ((statSync(program).mode & 0o111) === 0) chmodSync(program, 0o755);
  const folder = join(root, 'node_modules/.bin');
  const link = join(folder, 'kaidu');
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && readlinkSync(link) === TARGET) return;
  mkdirSync(folder, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(TARGET, link);
}
