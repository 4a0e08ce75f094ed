import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A path of this repository, from source, build and tests alike: Jest resolves files only, and to plain paths. */
export const inRepository = (path: string): string =>
  join(dirname(createRequire(import.meta.url).resolve('#root/package.json')), path);
