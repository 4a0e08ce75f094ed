import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

/** Why a data folder cannot be used, for the person who starts the engine. */
export class DataFolderError extends Error {
  constructor(
    readonly code: 'data-folder-in-use' | 'data-folder-unusable',
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${en} / ${zh}`);
    this.name = 'DataFolderError';
  }
}

export interface DataFolder {
  /** Absolute path. */
  readonly path: string;
  /** Gives the folder up; harmless when repeated. */
  release(): void;
}

interface Lock extends ProcessIdentity {
  since: string;
}

const LOCK = 'kaidu.lock';
const ATTEMPTS = 5;

/** Makes the folder and keeps every other process out of it until `release` or the end of this process. */
export function claimDataFolder(dir: string): DataFolder {
  const path = resolve(dir);
  makeFolder(path);
  const file = join(path, LOCK);
  const mine = JSON.stringify({ ...identify(process.pid), since: new Date().toISOString() } satisfies Lock);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (create(file, mine)) return hold(path, file, mine);
    const found = read(file);
    if (found === null) continue;
    const owner = parse(found);
    if (owner && isRunning(owner)) throw inUse(path, owner);
    setAside(file, found);
  }
  throw unusable(path, 'kaidu.lock');
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(path, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

/** Complete or not at all: a link to a file that is already written, so that nobody reads half a lock. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // A file system without links.
    return writeIfAbsent(file, content);
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeIfAbsent(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string): Lock | null {
  try {
    const lock = JSON.parse(text) as Lock;
    return Number.isSafeInteger(lock.pid) && lock.pid > 0 ? lock : null;
  } catch {
    return null;
  }
}

/** Removes a dead process's lock; if another process was quicker and this is already its lock, puts it back. */
function setAside(file: string, stale: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = read(aside);
  if (taken !== null && taken !== stale) create(file, taken);
  rmSync(aside, { force: true });
}

function hold(path: string, file: string, mine: string): DataFolder {
  const release = () => {
    process.off('exit', release);
    if (read(file) === mine) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return { path, release };
}

const inUse = (path: string, owner: Lock) =>
  new DataFolderError(
    'data-folder-in-use',
    `数据目录 ${path} 正由另一个开都进程使用（进程号 ${owner.pid}，自 ${owner.since} 起）；请先停止它，或另选数据目录。`,
    `The data folder ${path} is in use by another Kaidu process (pid ${owner.pid}, since ${owner.since}); stop that one first or choose another folder.`,
  );

const unusable = (path: string, why: string) =>
  new DataFolderError(
    'data-folder-unusable',
    `数据目录 ${path} 无法使用（${why}）。`,
    `The data folder ${path} cannot be used (${why}).`,
  );
