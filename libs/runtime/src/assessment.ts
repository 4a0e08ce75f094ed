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

/** Adds the latest effective reports of the counted divisions; a part that nobody gave stays unknown. */
export function totalsOf({ plan }: LoadedPlan, data: Pick<IncidentData, 'affected' | 'effective'>): Totals {
  const counted = plan.divisions
    .filter((division) => division.counted && data.affected.includes(division.code))
    .map((division) => division.code);
  const totals: Totals = { figures: {}, missingFrom: {} };
  for (const { key } of plan.indicators) {
    let sum: number | null = null;
    const missing: string[] = [];
    for (const code of counted) {
      const figure = data.effective[code]?.figures[key] ?? null;
      if (figure === null) missing.push(code);
      else sum = (sum ?? 0) + figure;
    }
    totals.figures[key] = sum;
    if (missing.length) totals.missingFrom[key] = missing;
  }
  return totals;
}

/** The facts that the plan is asked about: totals, consultation, base figures, attributes, judgements. */
function factsOf(loaded: LoadedPlan, subject: Subject, totals: Totals): Facts {
  const { data } = subject;
  const divisions: Record<string, Figures> = {};
  for (const code of data.affected) divisions[code] = data.effective[code]?.figures ?? {};
  return {
    hazard: subject.hazard,
    reported: totals.figures,
    assessed: data.assessed?.figures ?? null,
    base: { ...baseFiguresOn(loaded.plan, beijingDate(subject.occurredAt)), ...data.base },
    attributes: data.attributes,
    divisions,
    judged: data.judged,
  };
}

/** What the plan calls for on what the incident now says. Totals that lack a part are marked as lower bounds. */
export function assess(loaded: LoadedPlan, subject: Subject): Classification {
  const totals = totalsOf(loaded, subject.data);
  const classification = classify(loaded.compiled, factsOf(loaded, subject, totals));
  return { ...classification, criteria: marked(loaded, subject, totals, classification.criteria) };
}

/** Both evaluations in full, reported and consulted apart, with the totals that they rest on. */
export function assessBoth(loaded: LoadedPlan, subject: Subject): Evaluations & { totals: Totals } {
  const totals = totalsOf(loaded, subject.data);
  const { reported, assessed } = evaluateBoth(loaded.compiled, factsOf(loaded, subject, totals));
  const complete = (evaluation: Evaluation): Evaluation => ({
    ...evaluation,
    criteria: marked(loaded, subject, totals, evaluation.criteria),
  });
  return { reported: complete(reported), assessed: assessed && complete(assessed), totals };
}

const marked = (loaded: LoadedPlan, subject: Subject, totals: Totals, criteria: CriterionResult[]) =>
  markLowerBounds(
    loaded.compiled,
    subject.hazard,
    criteria,
    new Set(Object.keys(totals.missingFrom)),
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
