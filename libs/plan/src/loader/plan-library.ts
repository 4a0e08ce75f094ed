import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#kernel';
import type { Plan } from '../model/plan.ts';
import { inRepository } from './in-repository.ts';
import { checkPlan } from './load-plan.ts';
import type { CheckedPlan } from './loaded-plan.ts';
import type { PlanCache } from './plan-cache.ts';
import { foldersIn, type PlanVersion, versionsIn } from './plan-folders.ts';

/** Where this repository keeps its plans. */
export const plansFolder = (): string => inRepository('workflows/plans');

/**
 * Plans under one root, `<jurisdiction>/<plan>/<effective-date>/`. A version's files are read when it is first
 * asked for, and kept from then on. A version with any error is never handed out.
 */
export class PlanLibrary {
  private readonly loaded = new Map<string, Promise<Plan>>();

  constructor(
    private readonly root: string = plansFolder(),
    private readonly cache?: PlanCache,
  ) {}

  /** Ids of all plans, in order. */
  ids(): string[] {
    return foldersIn(this.root)
      .flatMap((jurisdiction) =>
        foldersIn(join(this.root, jurisdiction)).map((plan) => `${jurisdiction}/${plan}`),
      )
      .filter((id) => this.versions(id).length > 0);
  }

  /** Versions of a plan, oldest first; none for an id that is not there. */
  versions(id: string): PlanVersion[] {
    return /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) ? versionsIn(join(this.root, id), id) : [];
  }

  /** The version in force on a day (YYYY-MM-DD). Throws plan.unknown, plan.not-in-force, plan.unsound. */
  async at(id: string, date: string): Promise<Plan> {
    return this.inForce(id, this.known(id), date);
  }

  /** The newest version, in force or not yet. Throws plan.unknown, plan.unsound. */
  async latest(id: string): Promise<Plan> {
    return this.read(this.known(id).at(-1)!.folder);
  }

  /** Exactly this version. Throws plan.unknown, plan.unsound. */
  async version(id: string, effectiveFrom: string): Promise<Plan> {
    const versions = this.versions(id);
    const found = versions.find((version) => version.effectiveFrom === effectiveFrom);
    if (found) return this.read(found.folder);
    const known = versions.map((version) => `${id}@${version.effectiveFrom}`).join(', ');
    throw new Problem('plan.unknown', {
      id: `${id}@${effectiveFrom}`,
      known: known || this.ids().join(', '),
    });
  }

  /**
   * The plan in a folder, or, where the folder holds dated versions, the one in force on `date` (the newest
   * without a date). Throws plan.unknown, plan.not-in-force, plan.unsound.
   */
  async fromPath(folder: string, date?: string): Promise<Plan> {
    const folders = this.foldersAt(folder);
    if (date === undefined) return this.read(folders.at(-1)!);
    if (folders[0] !== folder) return this.inForce(folder, versionsIn(folder, folder), date);
    const plan = await this.read(folder);
    if (!inForceOn(plan, date)) throw notInForce(plan.id, date, plan.effectiveFrom);
    return plan;
  }

  /** The folder itself if it is a plan's, else its dated versions. Throws plan.unknown where it holds neither. */
  foldersAt(folder: string): string[] {
    if (existsSync(join(folder, 'plan.yaml'))) return [folder];
    const versions = versionsIn(folder, folder);
    if (versions.length === 0)
      throw new Problem('plan.unknown', { id: folder, known: this.ids().join(', ') });
    return versions.map((version) => version.folder);
  }

  /** Everything there is to say about the plan in a folder. */
  check(folder: string): Promise<CheckedPlan> {
    return checkPlan(folder, this.cache);
  }

  private async inForce(id: string, versions: readonly PlanVersion[], date: string): Promise<Plan> {
    const version = versions.findLast((each) => each.effectiveFrom <= date);
    const plan = version && (await this.read(version.folder));
    if (!plan || !inForceOn(plan, date)) throw notInForce(id, date, versions[0]!.effectiveFrom);
    return plan;
  }

  private known(id: string): PlanVersion[] {
    const versions = this.versions(id);
    if (versions.length === 0) throw new Problem('plan.unknown', { id, known: this.ids().join(', ') });
    return versions;
  }

  private read(folder: string): Promise<Plan> {
    const plan = this.loaded.get(folder) ?? this.check(folder).then(soundPlan);
    this.loaded.set(folder, plan);
    return plan;
  }
}

function soundPlan({ plan, findings }: CheckedPlan): Plan {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (plan && errors.length === 0) return plan;
  const faults = errors.map(({ file, line, column, message }) => ({
    at: `${file}:${line}:${column}`,
    ...message,
  }));
  throw new Problem('plan.unsound', { count: errors.length }, { faults });
}

const inForceOn = (plan: Plan, date: string): boolean =>
  plan.effectiveFrom <= date && (plan.effectiveTo === undefined || date < plan.effectiveTo);

const notInForce = (id: string, date: string, from: string) =>
  new Problem('plan.not-in-force', { id, date, from });
