import { Problem } from '#kernel';
import { levelOf } from '../authority/authority.ts';
import type { Agency } from '../model/catalogue.ts';
import type { Level } from '../model/level.ts';
import type { TaskTemplate } from '../model/measure.ts';
import type { Plan } from '../model/plan.ts';

/** Who gets a task: an agency by its key, or a division by its code. */
export interface Recipient {
  kind: 'agency' | 'division';
  key: string;
}

/** One task for one recipient. */
export interface ResolvedTask {
  /** `key/recipient`: the same across levels where the duty and the recipient are the same. */
  id: string;
  key: string;
  recipient: Recipient;
  template: TaskTemplate;
  /** Number of the measure; null for the opening paragraph. */
  measure: number | null;
  cite: string | null;
  /** An order inside the chain of command, a letter of request (商请函) outside it. */
  form: 'order' | 'request';
}

/** What is known only when a response starts. */
export interface Situation {
  /** Codes of the affected divisions. */
  affectedDivisions: readonly string[];
  /** Agencies named for each group that the plan leaves open, by the group's key. */
  namedAtStart?: Readonly<Record<string, readonly string[]>>;
}

/** A task as the plan writes it, with where it stands. */
export interface Placed {
  template: TaskTemplate;
  measure: number | null;
  cite: string | null;
}

/**
 * The tasks of a level for real recipients. Affected divisions inside the chain of command each get one; the remaining members are those
 * that no other task of the level names; a group named at the start goes to whoever was named, and while
 * nobody was, to its `fallback`, else to the agency that leads the task, else to the group itself, so that
 * the duty stays visible to the office and is never dropped. A task that the plan gives an agency directly
 * stands before one that reaches it through a group. Throws level.unknown, division.unknown, agency.unknown.
 */
export const resolveTasks = (plan: Plan, level: string, situation: Situation): ResolvedTask[] =>
  resolvePlaced(plan, placedTasks(levelOf(plan, level)), situation);

/** The same for tasks that stand anywhere in the plan. */
export function resolvePlaced(plan: Plan, placed: readonly Placed[], situation: Situation): ResolvedTask[] {
  const agencies = new Map(plan.agencies.map((agency) => [agency.key, agency]));
  checkSituation(plan, agencies, situation);
  const chosen: Chosen = {
    situation,
    commanded: commandedDivisions(plan, situation.affectedDivisions),
    remaining: remainingMembers(plan, agencies, placed, situation),
  };
  const tasks = new Map<string, ResolvedTask>();
  const direct = (each: Placed) => agencies.get(each.template.agency)?.kind === 'agency';
  for (const each of [...placed.filter(direct), ...placed.filter((other) => !direct(other))]) {
    for (const recipient of recipients(agencies, each.template, chosen)) {
      const id = `${each.template.key}/${recipient.key}`;
      if (!tasks.has(id))
        tasks.set(id, { id, key: each.template.key, recipient, ...each, form: formFor(agencies, recipient) });
    }
  }
  // Back into the plan's order, which people know.
  const order = new Map(placed.map((each, index) => [each.template, index]));
  return [...tasks.values()].sort((a, b) => order.get(a.template)! - order.get(b.template)!);
}

const placedTasks = (level: Level): Placed[] => [
  ...(level.opening?.tasks ?? []).map((template) => ({
    template,
    measure: null,
    cite: template.cite ?? level.opening!.cite ?? null,
  })),
  ...level.measures.flatMap((measure) =>
    measure.tasks.map((template) => ({
      template,
      measure: measure.n,
      cite: template.cite ?? measure.cite ?? null,
    })),
  ),
];

type Agencies = ReadonlyMap<string, Agency>;

/** Who stands behind the groups that depend on what happened. */
interface Chosen {
  situation: Situation;
  commanded: readonly string[];
  remaining: readonly string[];
}

/** A neighbour and the Production Corps may be affected and report; neither takes the prefecture's orders. */
export function commandedDivisions(plan: Plan, affected: readonly string[]): readonly string[] {
  const outside = new Set(
    plan.divisions.filter(({ kind }) => kind === 'neighbour' || kind === 'corps').map(({ code }) => code),
  );
  return affected.filter((code) => !outside.has(code));
}

function recipients(
  agencies: Agencies,
  template: TaskTemplate,
  { situation, commanded, remaining }: Chosen,
): Recipient[] {
  const agency = known(agencies, template.agency);
  if (agency.kind === 'group' && agency.expands === 'affected-divisions')
    return [...new Set(commanded)].map((key) => ({ kind: 'division', key }));
  if (agency.kind === 'group' && agency.expands === 'remaining-members') return toAgencies(remaining);
  return toAgencies(members(agencies, agency, situation, template.lead));
}

/** The agencies behind a key, leaving aside the groups that depend on what happened. */
function members(agencies: Agencies, agency: Agency, situation: Situation, lead?: string): readonly string[] {
  if (agency.kind === 'agency') return [agency.key];
  if (Array.isArray(agency.expands))
    return agency.expands.flatMap((key) => members(agencies, known(agencies, key), situation, lead));
  if (agency.expands !== 'named-at-start') return [];
  const named = situation.namedAtStart?.[agency.key] ?? [];
  return named.length ? named : [agency.fallback ?? lead ?? agency.key];
}

function remainingMembers(
  plan: Plan,
  agencies: Agencies,
  placed: readonly Placed[],
  situation: Situation,
): readonly string[] {
  // A fallback only stands in for those who will be named; it is not itself named by the plan.
  const named = new Set(
    placed.flatMap(({ template }) => {
      const agency = known(agencies, template.agency);
      if (agency.expands === 'named-at-start') return situation.namedAtStart?.[agency.key] ?? [];
      return members(agencies, agency, situation);
    }),
  );
  return plan.agencies
    .filter((agency) => agency.kind === 'agency' && agency.member && !named.has(agency.key))
    .map((agency) => agency.key);
}

const toAgencies = (keys: readonly string[]): Recipient[] =>
  [...new Set(keys)].map((key) => ({ kind: 'agency', key }));

/** Divisions stand inside the chain of command. */
const formFor = (agencies: Agencies, recipient: Recipient): 'order' | 'request' =>
  recipient.kind === 'agency' && agencies.get(recipient.key)?.chain === 'outside' ? 'request' : 'order';

function known(agencies: Agencies, key: string): Agency {
  const agency = agencies.get(key);
  if (!agency) throw new Problem('agency.unknown', { agency: key });
  return agency;
}

function checkSituation(plan: Plan, agencies: Agencies, situation: Situation): void {
  const codes = new Set(plan.divisions.map((division) => division.code));
  for (const division of situation.affectedDivisions)
    if (!codes.has(division))
      throw new Problem('division.unknown', { division, known: [...codes].join(', ') });
  for (const [group, named] of Object.entries(situation.namedAtStart ?? {}))
    for (const key of [group, ...named]) known(agencies, key);
}
