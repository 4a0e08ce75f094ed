import { beijingDate } from '#kernel';
import {
  baseFiguresOn,
  type Classification,
  type CriterionResult,
  classify,
  type Evaluation,
  type Evaluations,
  evaluateBoth,
  type Facts,
  type Figures,
  markLowerBounds,
} from '#plan';
import type { LoadedPlan } from './plans.ts';
import type { IncidentData, IncidentRow } from './records/index.ts';

/** What a level rests on. */
type Assessable = 'affected' | 'effective' | 'assessed' | 'base' | 'attributes' | 'judged';
type Subject<Data = Pick<IncidentData, Assessable>> = Pick<IncidentRow, 'hazard' | 'occurredAt'> & {
  data: Data;
};

/** What the counted divisions on the process's list come to, and who has not said. */
export interface Totals {
  /** Sum of what is known; null where no division knows. */
  figures: Record<string, number | null>;
  /** For each indicator that is not wholly known: the divisions that have not given it. */
  missingFrom: Record<string, string[]>;
}

type Reported = Pick<IncidentData, 'affected' | 'effective'>;

const countedIn = ({ plan }: LoadedPlan, { affected }: Reported): string[] =>
  plan.divisions
    .filter((division) => division.counted && affected.includes(division.code))
    .map((division) => division.code);

/** A plan's indicators with nothing known: to be copied, for every report starts from it. */
const NOTHING_KNOWN = new WeakMap<LoadedPlan, Record<string, null>>();
function nothingKnown(loaded: LoadedPlan): Record<string, null> {
  const kept = NOTHING_KNOWN.get(loaded);
  if (kept) return kept;
  const fresh = Object.fromEntries(loaded.plan.indicators.map(({ key }) => [key, null]));
  NOTHING_KNOWN.set(loaded, fresh);
  return fresh;
}

/** The sums of what is known, and the indicators that some counted division has not given. */
function sumsOf(loaded: LoadedPlan, data: Reported): { figures: Totals['figures']; lacking: Set<string> } {
  const counted = countedIn(loaded, data);
  const figures: Totals['figures'] = { ...nothingKnown(loaded) };
  const givenBy: Record<string, number> = {};
  for (const code of counted) {
    const given = data.effective[code]?.figures ?? {};
    for (const key in given) {
      const figure = given[key];
      if (figure == null || !(key in figures)) continue;
      figures[key] = (figures[key] ?? 0) + figure;
      givenBy[key] = (givenBy[key] ?? 0) + 1;
    }
  }
  const lacking = Object.keys(figures).filter((key) => (givenBy[key] ?? 0) < counted.length);
  return { figures, lacking: new Set(lacking) };
}

/** Adds the latest effective reports of the counted divisions; a part that nobody gave stays unknown. */
export function totalsOf(loaded: LoadedPlan, data: Reported): Totals {
  const { figures, lacking } = sumsOf(loaded, data);
  const counted = countedIn(loaded, data);
  const missing = (key: string) => counted.filter((code) => data.effective[code]?.figures[key] == null);
  return { figures, missingFrom: Object.fromEntries([...lacking].map((key) => [key, missing(key)])) };
}

/** The facts that the plan is asked about: totals, consultation, base figures, attributes, judgements. */
function factsOf(loaded: LoadedPlan, subject: Subject, reported: Totals['figures']): Facts {
  const { data } = subject;
  const divisions: Record<string, Figures> = {};
  for (const code of data.affected) divisions[code] = data.effective[code]?.figures ?? {};
  return {
    hazard: subject.hazard,
    reported,
    assessed: data.assessed?.figures ?? null,
    base: { ...baseFiguresOn(loaded.plan, beijingDate(subject.occurredAt)), ...data.base },
    attributes: data.attributes,
    divisions,
    judged: data.judged,
  };
}

/** What the plan calls for on what the incident now says. Totals that lack a part are marked as lower bounds. */
export function assess(loaded: LoadedPlan, subject: Subject): Classification {
  const { figures, lacking } = sumsOf(loaded, subject.data);
  const classification = classify(loaded.compiled, factsOf(loaded, subject, figures));
  return { ...classification, criteria: marked(loaded, subject, lacking, classification.criteria) };
}

/** Both evaluations in full, reported and consulted apart, with the totals that they rest on. */
export function assessBoth(loaded: LoadedPlan, subject: Subject): Evaluations & { totals: Totals } {
  const totals = totalsOf(loaded, subject.data);
  const { reported, assessed } = evaluateBoth(loaded.compiled, factsOf(loaded, subject, totals.figures));
  const lacking = new Set(Object.keys(totals.missingFrom));
  const complete = (evaluation: Evaluation): Evaluation => ({
    ...evaluation,
    criteria: marked(loaded, subject, lacking, evaluation.criteria),
  });
  return { reported: complete(reported), assessed: assessed && complete(assessed), totals };
}

const marked = (loaded: LoadedPlan, subject: Subject, lacking: Set<string>, criteria: CriterionResult[]) =>
  markLowerBounds(
    loaded.compiled,
    subject.hazard,
    criteria,
    lacking,
    new Set(Object.keys(subject.data.assessed?.figures ?? {})),
  );

/** The incident's data with the assessment brought up to date; `seq` is the incident's seq once this is saved. */
export function reassessed(
  loaded: LoadedPlan,
  subject: Subject<Omit<IncidentData, 'assessment'>>,
  seq: number,
  at: number,
): IncidentData {
  return { ...subject.data, assessment: { seq, at, classification: assess(loaded, subject) } };
}
