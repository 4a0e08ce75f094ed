import { beijingDate, rememberedBy } from '#kernel';
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

const countedIn = rememberedBy((affected: readonly string[], { plan }: LoadedPlan): string[] =>
  plan.divisions
    .filter((division) => division.counted && affected.includes(division.code))
    .map((division) => division.code),
);

const indicatorsOf = rememberedBy(
  ({ plan }: LoadedPlan): ReadonlySet<string> => new Set(plan.indicators.map(({ key }) => key)),
);

interface Sums {
  /** Of what is known. */
  figures: Record<string, number>;
  /** The indicators that some counted division has not given. */
  lacking: Pick<ReadonlySet<string>, 'has'>;
}

function sumsOf(loaded: LoadedPlan, data: Reported): Sums {
  const indicators = indicatorsOf(loaded);
  const counted = countedIn(data.affected, loaded);
  const figures: Record<string, number> = {};
  const givenBy: Record<string, number> = {};
  for (const code of counted) {
    const given = data.effective[code]?.figures ?? {};
    for (const key in given) {
      const figure = given[key];
      if (figure == null || !indicators.has(key)) continue;
      figures[key] = (figures[key] ?? 0) + figure;
      givenBy[key] = (givenBy[key] ?? 0) + 1;
    }
  }
  return { figures, lacking: { has: (key) => (givenBy[key] ?? 0) < counted.length } };
}

/** Adds the latest effective reports of the counted divisions; a part that nobody gave stays unknown. */
export function totalsOf(loaded: LoadedPlan, data: Reported): Totals {
  const { figures, lacking } = sumsOf(loaded, data);
  const counted = countedIn(data.affected, loaded);
  const missing = (key: string) => counted.filter((code) => data.effective[code]?.figures[key] == null);
  const indicators = [...indicatorsOf(loaded)];
  return {
    figures: Object.fromEntries(indicators.map((key) => [key, figures[key] ?? null])),
    missingFrom: Object.fromEntries(
      indicators.filter((key) => lacking.has(key)).map((key) => [key, missing(key)]),
    ),
  };
}

const baseOf = rememberedBy(
  (own: Figures, { plan }: LoadedPlan, occurredAt: number): Figures => ({
    ...baseFiguresOn(plan, beijingDate(occurredAt)),
    ...own,
  }),
);

function figuresByDivision({ affected, effective }: Reported): Record<string, Figures> {
  const divisions: Record<string, Figures> = {};
  for (const code of affected) divisions[code] = effective[code]?.figures ?? {};
  return divisions;
}

/** The facts that the plan is asked about: totals, consultation, base figures, attributes, judgements. */
function factsOf(loaded: LoadedPlan, subject: Subject, reported: Totals['figures']): Facts {
  const { data } = subject;
  let divisions: Record<string, Figures> | undefined;
  return {
    hazard: subject.hazard,
    reported,
    assessed: data.assessed?.figures ?? null,
    base: baseOf(data.base, loaded, subject.occurredAt),
    attributes: data.attributes,
    // On demand: few plans look at one division by itself.
    get divisions() {
      divisions ??= figuresByDivision(data);
      return divisions;
    },
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

const marked = (
  loaded: LoadedPlan,
  subject: Subject,
  lacking: Sums['lacking'],
  criteria: CriterionResult[],
) =>
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
