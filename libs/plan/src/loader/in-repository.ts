import { fileURLToPath } from 'node:url';

/** A path of this repository, from source, build and tests alike; Jest resolves files only, hence the detour. */
export const inRepository = (path: string): string =>
  fileURLToPath(new URL(path, import.meta.resolve('#root/package.json')));
