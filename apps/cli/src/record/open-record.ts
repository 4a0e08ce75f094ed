import { existsSync } from 'node:fs';
import { readConfig } from '#engine';
import { checkUrl, databaseStatus, openStore, withoutPassword } from '#persistence';

/** Why there is no record to look at. */
export class NoRecordError extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
    this.name = 'NoRecordError';
  }
}

/** Whether there can be anything: opening a file that is not there would make its folder. */
export function isMissing(url: string): boolean {
  const address = checkUrl(url);
  return address.kind === 'sqlite' && !existsSync(address.path);
}

/** Refuses a place where there is no record, or one of another shape. */
export async function requireRecord(url: string): Promise<void> {
  const shown = withoutPassword(url);
  if (isMissing(url))
    throw new NoRecordError(
      `没有记录：${shown}。请核对 DATABASE_URL、KAIDU_DATA 或 --database。`,
      `There is no record at ${shown}. Check DATABASE_URL, KAIDU_DATA or --database.`,
    );
  if ((await databaseStatus(url)).migrationsPending)
    throw new NoRecordError(
      `${shown} 的结构待升级，请先运行 kaidu migrate。`,
      `${shown} has migrations pending: run kaidu migrate first.`,
    );
}

/** Opens the record to be read only; DATABASE_URL, or the data folder's own, unless another is named. */
export async function openRecord(url: string = readConfig().databaseUrl) {
  await requireRecord(url);
  return openStore({ url, readOnly: true });
}
