import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

// /usr/sbin and friends hold server programs and are missing from many users' PATH.
const SYSTEM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/local/sbin', '/usr/sbin', '/sbin'];
const pathFolders = () => [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS].filter(Boolean);

/** The full path of the first of these programs that is there, or null. */
export function findProgram(...names) {
  for (const name of names) {
    for (const folder of pathFolders()) {
      const file = join(folder, name);
      if (isProgram(file)) return file;
    }
  }
  return null;
}

export const findRedisServer = () => findProgram('redis-server', 'valkey-server');

const MAC_BROWSERS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium for the browser tests: KAIDU_CHROMIUM, PATH, or where macOS keeps programs. */
export const findChromium = () =>
  [
    process.env.KAIDU_CHROMIUM,
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
    ...MAC_BROWSERS.map((program) => join('/Applications', program)),
  ].find((file) => file && isProgram(file)) ?? null;

/** Without one, Chinese is boxes, and a page of boxes has other widths. macOS comes with one. */
export const hasCjkFont = () =>
  process.platform === 'darwin' ||
  ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts')].some((folder) =>
    filesBelow(folder).some((name) => /cjk|sourcehan|wqy|NotoSansSC|NotoSerifSC/i.test(name)),
  );

const filesBelow = (folder) => {
  try {
    return readdirSync(folder, { recursive: true });
  } catch {
    return [];
  }
};

// Where packagers put PostgreSQL's server programs: beside each other, one folder for each version.
const POSTGRES_PARENTS = [
  ['/usr/lib/postgresql', /^\d+$/, 'bin'],
  ['/usr', /^pgsql-\d+$/, 'bin'],
  ['/usr/libexec', /^postgresql\d*$/, '.'],
  ['/opt/homebrew/opt', /^postgresql(@\d+)?$/, 'bin'],
  ['/usr/local/opt', /^postgresql(@\d+)?$/, 'bin'],
];

const listing = (folder) => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
const version = (name) => Number(/\d+/.exec(name)?.[0] ?? 0);

function postgresFolders() {
  const packaged = POSTGRES_PARENTS.flatMap(([parent, pattern, below]) =>
    listing(parent)
      .filter((name) => pattern.test(name))
      .sort((a, b) => version(b) - version(a))
      .map((name) => join(parent, name, below)),
  );
  return [process.env.PGBIN, ...pathFolders(), ...packaged].filter(Boolean);
}

/** The folder that holds both initdb and postgres (PGBIN, PATH, or a packaged one), or null. */
export const findPostgresBin = () =>
  postgresFolders().find((folder) => ['initdb', 'postgres'].every((name) => isProgram(join(folder, name)))) ??
  null;
