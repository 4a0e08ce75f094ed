import { join } from 'node:path';
import { parseKeys, type RegisterKeys } from '#register';
import { keysInFile } from './key-file.ts';

export const REGISTER_KEY_FILE = 'register.key';

/** The keys of the register of persons in a data folder. `made` names the file where this made it. */
export function registerKeysIn(folder: string): { keys: RegisterKeys; made: string | null } {
  const file = join(folder, REGISTER_KEY_FILE);
  const { keys, made } = keysInFile(file, parseKeys);
  return { keys, made: made ? file : null };
}
