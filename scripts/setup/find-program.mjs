import { accessSync, constants, readdirSync, statSync } from 'node:fs';
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
