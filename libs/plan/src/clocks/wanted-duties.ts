import { rememberedBy } from '#kernel';
import type { ClockRule } from '../model/catalogue.ts';
import type { Plan } from '../model/plan.ts';
import { commandedDivisions } from '../tasks/resolve-tasks.ts';

/** What a process says that decides which report duties run. */
export interface DutySituation {
  hazard: string;
  /** Not closed, dismissed or merged. */
  open: boolean;
  /** The running response; `era` tells one response, or one spell of unrest within it, from another. */
  response: { level: string; id: string } | null;
  affected: readonly string[];
  /** Whether anybody has reported yet. */
  reported: boolean;
  /** By division code, and `process` for the whole: whether stable, and how often that was revoked. */
  stability: Readonly<Record<string, { stable: boolean; turn: number } | undefined>>;
  /** Known total of an indicator for one division; null where nobody knows. */
  figure: (indicator: string, division: string) => number | null;
}

/** A duty that must be running now. The same `era` means the same duty; another era is another one. */
export interface WantedDuty {
  rule: ClockRule;
  /** `division:<code>`, `agency:<key>` or `post:<key>`. */
  subject: string;
  era: string;
}

/** Words of `starts` and `until` that report duties know. */
export const CLOCK_STARTS = [
  'event-occurred',
  'report-received',
  'drought-first-signs',
  'response-activated',
  'situation-stable',
  'drought-ended',
  'threshold-reached',
] as const;

const WHOLE = 'process';
const UNSTABLE = { stable: false, turn: 0 };

/** The last answer for a process, by its `stability`, with what else it rests on. */
const ANSWERED = new WeakMap<object, { basis: readonly unknown[]; wanted: readonly WantedDuty[] }>();

/**
 * The report duties that the plan's clocks call for in this situation (4.1.2, 4.1.6, 4.1.7 and local policy).
 * Asked again after each change, it says what begins, what goes on and, by what it no longer names, what ends.
 * Most reports change nothing that it rests on: then the answer is the array of before.
 */
export function wantedDuties(plan: Plan, situation: DutySituation): readonly WantedDuty[] {
  const { hazard, open, response, affected, reported, stability } = situation;
  if (!open) return [];
  const basis = [
    plan,
    hazard,
    response?.id,
    response?.level,
    affected,
    reported,
    havingPart(plan, situation),
  ];
  const known = ANSWERED.get(stability);
  if (known?.basis.every((part, i) => part === basis[i])) return known.wanted;
  const wanted = worked(plan, situation);
  ANSWERED.set(stability, { basis, wanted });
  return wanted;
}

function worked(plan: Plan, situation: DutySituation): WantedDuty[] {
  const divisions = divisionsOf(situation.affected, plan);
  return plan.clocks
    .filter((rule) => rule.report && runsFor(plan, rule, situation))
    .flatMap((rule) => {
      const places = rule.duty === 'affected-division' ? divisions : [null];
      return places.flatMap((division) => {
        const era = eraOf(rule, division, situation, divisions);
        return era === null ? [] : [{ rule, subject: subjectOf(plan, rule, division), era }];
      });
    });
}

function runsFor(plan: Plan, rule: ClockRule, { hazard, response }: DutySituation): boolean {
  const group = plan.hazards.find(({ key }) => key === hazard)?.group;
  const names = (keys: readonly string[]) => keys.includes(hazard) || (!!group && keys.includes(group));
  if (rule.hazards && !names(rule.hazards)) return false;
  if (rule.notHazards && names(rule.notHazards)) return false;
  return !rule.levels || (response !== null && rule.levels.includes(response.level));
}

const subjectOf = (plan: Plan, { duty }: ClockRule, division: string | null): string => {
  if (division !== null) return `division:${division}`;
  return plan.posts.some(({ key }) => key === duty) ? `post:${duty}` : `agency:${duty}`;
};

/** What the duty began with, or null where it does not run. */
function eraOf(
  rule: ClockRule,
  division: string | null,
  situation: DutySituation,
  divisions: readonly string[],
): string | null {
  const { stable, turn } = stabilityOf(situation, division);
  switch (rule.starts) {
    case 'event-occurred':
      return 'event';
    case 'drought-first-signs':
      return stable && rule.until === 'drought-ended' ? null : `drought-${turn}`;
    case 'report-received':
      return situation.reported ? 'report' : null;
    case 'response-activated':
      if (!situation.response || (rule.until === 'situation-stable' && stable)) return null;
      return `${situation.response.id}-${turn}`;
    case 'situation-stable':
    case 'drought-ended':
      return stable ? `stable-${turn}` : null;
    case 'threshold-reached':
      return reached(rule, division, situation, divisions) ? 'threshold' : null;
    default:
      return null;
  }
}

/** A division is stable by its own decision or by that for the whole process. */
function stabilityOf({ stability }: DutySituation, division: string | null) {
  const whole = stability[WHOLE] ?? UNSTABLE;
  if (division === null) return whole;
  const own = stability[division] ?? UNSTABLE;
  return { stable: whole.stable || own.stable, turn: own.turn };
}

const divisionsOf = rememberedBy((affected: readonly string[], plan: Plan): readonly string[] => [
  ...new Set(commandedDivisions(plan, affected)),
]);

/** The process comes to the threshold, and this division has a part in it. */
function reached(
  { threshold }: ClockRule,
  division: string | null,
  situation: DutySituation,
  divisions: readonly string[],
): boolean {
  if (!threshold || (division !== null && partOf(threshold, division, situation) === 0)) return false;
  const sum = divisions.reduce((total, code) => total + partOf(threshold, code, situation), 0);
  return sum >= threshold.atLeast;
}

const partOf = (
  { sum }: NonNullable<ClockRule['threshold']>,
  division: string,
  { figure }: DutySituation,
): number => sum.reduce((total, key) => total + (figure(key, division) ?? 0), 0);

/** For each clock with a threshold: whether the process comes to it, and which divisions have a part in that. */
function havingPart(plan: Plan, situation: DutySituation): string {
  let marks = '';
  for (const { threshold } of plan.clocks) {
    if (!threshold) continue;
    const parts = divisionsOf(situation.affected, plan).map((code) => partOf(threshold, code, situation));
    const comesToIt = parts.reduce((total, part) => total + part, 0) >= threshold.atLeast;
    marks += comesToIt ? parts.map((part) => (part > 0 ? '1' : '0')).join('') : '-';
  }
  return marks;
}
