import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One dated version of a plan, by its folder. */
export interface PlanVersion {
  id: string;
  effectiveFrom: string;
  folder: string;
}

/** The dated subfolders of a plan's folder, oldest first. */
export function versionsIn(folder: string, id: string): PlanVersion[] {
  return foldersIn(folder)
    .filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name))
    .map((effectiveFrom) => ({ id, effectiveFrom, folder: join(folder, effectiveFrom) }));
}

/** Names of subfolders, in order; none where there is no such folder. */
export function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
