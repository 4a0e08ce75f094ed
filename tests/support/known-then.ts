import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Figures } from '#plan';
import type { JournalRow } from '#runtime';

const PLAN = fileURLToPath(
  new URL(
    'workflows/plans/bayingolin/natural-disaster-relief/2025-06-12/',
    import.meta.resolve('#root/package.json'),
  ),
);

interface Threshold {
  level: string;
  rank: number;
  sum: string[];
  atLeast: number;
}

/** What the plan's files say of a flood: sums and from where they reach a level, without what is for droughts only. */
const THRESHOLDS: Threshold[] = readdirSync(join(PLAN, 'levels')).flatMap((file) => {
  const { level, rank, criteria } = parse(readFileSync(join(PLAN, 'levels', file), 'utf8'));
  return criteria
    .filter(({ gate }: { gate?: object }) => !gate)
    .flatMap(({ anyOf }: { anyOf: { test: { sum: string[]; atLeast: number } }[] }) =>
      anyOf.map(({ test }) => ({ level, rank, ...test })),
    );
});
const COUNTIES: string[] = parse(readFileSync(join(PLAN, 'divisions.yaml'), 'utf8'))
  .divisions.filter(({ counted }: { counted: boolean }) => counted)
  .map(({ code }: { code: string }) => code);

/** What was known of a flood at a moment. */
export interface KnownThen {
  state: string;
  affected: string[];
  /** By county: the figures that stood. */
  figures: Record<string, Figures>;
  consulted: Figures | null;
  level: string | null;
  basis: 'reported' | 'assessed' | null;
  responses: { state: string; level: string | null }[];
}

interface Report {
  reportId: string;
  division: string;
  asOf: number;
  figures: Figures;
  supersedes: string | null;
}

/**
 * What the facts up to a moment come to, read off them one question at a time and with nothing of the engine's own
 * folding or classifying. Null before the incident was logged.
 */
export function knownThen(journal: readonly JournalRow[], at: number): KnownThen | null {
  const facts = journal.filter((fact) => fact.at <= at);
  const named = (...names: string[]) => facts.filter(({ fact }) => names.includes(fact));
  const [logged] = named('incident.logged');
  if (!logged) return null;
  const reports = named('report.received').map(({ data }) => data as unknown as Report);
  const affected = affectedBy(facts);
  const figures = Object.fromEntries(
    [...new Set(reports.map(({ division }) => division))].map((division) => [
      division,
      standing(reports, division),
    ]),
  );
  const judging = named('consultation.recorded').filter(
    ({ data }) => Object.keys(data['figures'] as Figures).length,
  );
  const consulted = (judging.at(-1)?.data['figures'] as Figures | undefined) ?? null;
  return {
    state: facts.filter(({ stream }) => stream === 'incident').at(-1)!.state,
    affected,
    figures,
    consulted,
    ...levelOf(affected, figures, consulted),
    responses: [...new Set(named('response.proposed').map(({ streamId }) => streamId))].map((id) => ({
      state: facts.filter(({ stream, streamId }) => stream === 'response' && streamId === id).at(-1)!.state,
      level: decidedLevel(facts, id),
    })),
  };
}

/** The list given last, and whoever of the nine has reported since without being on it. */
function affectedBy(facts: readonly JournalRow[]): string[] {
  let list: string[] = [];
  for (const { fact, data } of facts) {
    const changes = (data['changes'] ?? {}) as { divisions?: string[] };
    if (fact === 'incident.logged') list = data['divisions'] as string[];
    if (fact === 'incident.corrected') list = changes.divisions ?? list;
    const reporter = data['division'] as string;
    if (fact === 'report.received' && COUNTIES.includes(reporter) && !list.includes(reporter))
      list = [...list, reporter];
  }
  return list;
}

/** For each indicator the word of the report for the latest moment that mentions it; of two, the later one. */
function standing(reports: readonly Report[], division: string): Figures {
  const corrected = new Set(reports.map(({ supersedes }) => supersedes));
  const mine = reports.filter((report) => report.division === division && !corrected.has(report.reportId));
  const keys = new Set(mine.flatMap(({ figures }) => Object.keys(figures)));
  return Object.fromEntries(
    [...keys].map((key) => {
      const said = mine.filter(({ figures }) => key in figures);
      const latest = Math.max(...said.map(({ asOf }) => asOf));
      return [key, said.filter(({ asOf }) => asOf === latest).at(-1)!.figures[key]];
    }),
  );
}

function levelOf(affected: string[], figures: Record<string, Figures>, consulted: Figures | null) {
  const total = (key: string): number =>
    affected
      .filter((code) => COUNTIES.includes(code))
      .reduce((sum, code) => sum + (figures[code]?.[key] ?? 0), 0);
  const reached = (figure: (key: string) => number) =>
    THRESHOLDS.filter(
      ({ sum, atLeast }) => sum.reduce((before, key) => before + figure(key), 0) >= atLeast,
    ).sort((a, b) => a.rank - b.rank)[0];
  const reported = reached(total);
  const assessed = consulted && reached((key) => consulted[key] ?? total(key));
  if (assessed && assessed.rank < (reported?.rank ?? Infinity))
    return { level: assessed.level, basis: 'assessed' as const };
  return { level: reported?.level ?? null, basis: reported ? ('reported' as const) : null };
}

function decidedLevel(facts: readonly JournalRow[], id: string): string | null {
  const decided = ['response.activated', 'response.raised', 'response.lowered'];
  const last = facts.filter(({ fact, streamId }) => streamId === id && decided.includes(fact)).at(-1);
  return (last?.data['level'] as string | undefined) ?? null;
}
