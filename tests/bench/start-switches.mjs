import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The switches of Node.js with which `npm start` runs the engine; the bare routes get them too. */
export const START_SWITCHES = scripts.start.split(' ').filter((word) => /^--\S+=/.test(word));
