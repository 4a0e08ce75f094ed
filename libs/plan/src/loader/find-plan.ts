import { existsSync } from 'node:fs';
import type { Plan } from '../model/plan.ts';
import type { PlanLibrary } from './plan-library.ts';

/** A plan's id wins over a folder of the same name; anything else that exists is a folder. */
const isFolder = (library: PlanLibrary, reference: string): boolean =>
  library.versions(reference).length === 0 && existsSync(reference);

/** The plan that an id or the path of a folder means on a day. Throws as PlanLibrary does. */
export async function planOn(library: PlanLibrary, reference: string, date: string): Promise<Plan> {
  return isFolder(library, reference) ? library.fromPath(reference, date) : library.at(reference, date);
}

/**
 * The plan that a person means by `ID`, by `ID@DATE` (exactly that version), or by a path: without a date the
 * version in force `today`, or the newest one when none is yet. Throws as PlanLibrary does.
 */
export async function planNamed(library: PlanLibrary, reference: string, today: string): Promise<Plan> {
  const [id, version] = reference.split('@');
  if (version !== undefined && library.versions(id!).length > 0) return library.version(id!, version);
  if (isFolder(library, reference)) return library.fromPath(reference);
  const inForce = library.versions(reference).some((each) => each.effectiveFrom <= today);
  return inForce ? library.at(reference, today) : library.latest(reference);
}

/** The folders of every version that a reference means: an id, ID@DATE, a plan folder or a folder of versions. */
export function foldersNamed(library: PlanLibrary, reference: string): string[] {
  const [id, date] = reference.split('@');
  const versions = library.versions(id!).filter((each) => date === undefined || each.effectiveFrom === date);
  return versions.length ? versions.map(({ folder }) => folder) : library.foldersAt(reference);
}
