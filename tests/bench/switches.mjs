import { readFileSync } from 'node:fs';
import { unit } from '../../dist/tests/support/deploy-files.js';

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const switchesIn = (words) => words.filter((word) => /^--\S+=/.test(word));

/** The switches of Node.js with which `npm start` runs the engine; the bare routes get them too. */
export const START_SWITCHES = switchesIn(scripts.start.split(' '));
/** Those with which it is installed; every pipeline runs with them. */
export const UNIT_SWITCHES = switchesIn(unit('kaidu-worker@.service').command('1'));
