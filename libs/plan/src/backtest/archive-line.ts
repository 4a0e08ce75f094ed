import { type FieldFault, Problem } from '#kernel';
import type { CompiledPlan } from '../classify/compile.ts';
import { ARCHIVE_NAMES } from './archive-names.ts';
import { type PastIncident, type PastMoment, sureDate } from './past-incident.ts';

type Line = Readonly<Record<string, unknown>>;
type Figures = Record<string, number | null>;

const isObject = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/**
 * An incident with its reports, as the archive keeps it. Reports for one place follow each other: what a later
 * one does not mention stays known. Places are never added, for the archive does not say which hold which.
 * Throws request.invalid and hazard.unknown; figures are for `checkFacts` to judge.
 */
export function readArchiveLine(plan: CompiledPlan, line: Line): PastIncident {
  const faults = faultsOf(line);
  if (faults.length) throw new Problem('request.invalid', { count: faults.length }, { faults });
  const reports = line.reports as Line[];
  const hazard = hazardOf(plan, line.hazard as string);
  const attributes = attributesOf(plan, line);
  const known = new Map<string | null, Figures>();
  const moments = reports.map((report): PastMoment => {
    const scope = textOf(report.scopeZh);
    const { figures, unused } = figuresOf(plan, report.figures as Line);
    const reported = { ...known.get(scope), ...figures };
    known.set(scope, reported);
    const asOf = textOf(report.asOf) ?? textOf(report.publishedAt);
    return { scope, asOf, facts: { reported, ...(attributes && { attributes }) }, unused };
  });
  const date = sureDate(line.onset) ?? sureDate(reports[0]?.asOf);
  return { id: line.id as string, name: textOf(line.name) ?? (line.id as string), hazard, date, moments };
}

function faultsOf(line: Line): FieldFault[] {
  const faults: FieldFault[] = [];
  if (textOf(line.id) === null) faults.push({ at: '/id', zh: '须为编号', en: 'must be an id' });
  if (textOf(line.hazard) === null) faults.push({ at: '/hazard', zh: '须为灾种', en: 'must be a hazard' });
  if (!Array.isArray(line.reports) || line.reports.length === 0)
    return [
      ...faults,
      { at: '/reports', zh: '须为至少一份报告的列表', en: 'must be a list of reports, at least one' },
    ];
  for (const [index, report] of (line.reports as unknown[]).entries())
    if (!isObject(report) || !isObject(report.figures))
      faults.push({
        at: `/reports/${index}/figures`,
        zh: '须为键到数值的对象',
        en: 'must be an object of figures by key',
      });
  return faults;
}

/** Of several hazards, the first that the plan knows, by its key or by a word of it: hail is wind-hail. */
function hazardOf(plan: CompiledPlan, text: string): string {
  const { hazards } = plan.vocabulary;
  for (const name of text.split('/').map((part) => part.trim())) {
    const found = hazards.has(name) ? name : [...hazards].find((key) => key.split('-').includes(name));
    if (found !== undefined) return found;
  }
  throw new Problem('hazard.unknown', { hazard: text, known: [...hazards].join(', ') });
}

/** Properties of the hazard that this plan's criteria ask for, such as its magnitude. */
function attributesOf(plan: CompiledPlan, line: Line): Figures | null {
  const asked = [...plan.vocabulary.attributes].filter((key) => typeof line[key] === 'number');
  return asked.length ? Object.fromEntries(asked.map((key) => [key, line[key] as number])) : null;
}

function figuresOf(plan: CompiledPlan, archive: Line): { figures: Figures; unused: string[] } {
  const { indicators } = plan.vocabulary;
  const figures: Figures = {};
  const unused: string[] = [];
  for (const [name, value] of Object.entries(archive)) {
    const own = [indicators.has(name) ? name : (ARCHIVE_NAMES[name] ?? name)].flat();
    // A sum of two is no figure for either; it counts only where neither is known by itself.
    if (!own.every((key) => indicators.has(key)) || (own.length > 1 && own.some((key) => key in archive)))
      unused.push(name);
    else
      for (const [index, key] of own.entries())
        figures[key] = index === 0 || value === null ? (value as number | null) : 0;
  }
  return { figures, unused };
}
