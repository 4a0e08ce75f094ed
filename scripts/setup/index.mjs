import './node-version.mjs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { linkCommand } from './link-command.mjs';
import { ensureNodePackages } from './node-packages.mjs';

export const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** Packages, the build and the `kaidu` command. Quick when nothing is to do. */
export async function setUp({ build = true } = {}) {
  await ensureNodePackages(ROOT);
  linkCommand(ROOT);
  if (build) await ensureBuilt(ROOT);
}
