import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { version } = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('#root/package.json')), 'utf8'),
) as { version: string };

/** Of this Kaidu. */
export const VERSION = version;
