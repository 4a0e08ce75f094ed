import type { Figures } from '#plan';
import {
  type Assessed,
  type EffectiveReport,
  type FoldedReport,
  foldReports,
  type IncidentData,
  type JournalRow,
} from '#runtime';

/** What was known of a disaster process at a moment, as the journal tells it. */
export interface Knowledge {
  /** Position in the journal of the last fact that it rests on. */
  journalSeq: number;
  /** The incident's own seq and state then. */
  seq: number;
  state: string;
  occurredAt: number;
  planId: string;
  /** Version of the plan that it was pinned to then. */
  planVersion: string;
  hazard: string;
  data: Pick<
    IncidentData,
    'otherHazards' | 'attributes' | 'affected' | 'effective' | 'assessed' | 'base' | 'judged'
  >;
  /** By id: each response with the level last decided. */
  responses: Record<string, { state: string; level: string | null }>;
}

interface Told extends FoldedReport {
  division: string;
}

interface Folded extends Knowledge {
  reports: Told[];
}

/** Facts that say something about what is known; the rest only move the incident's seq and state. */
const TELLS: Record<string, (known: Folded, fact: JournalRow, counted: Counted) => Folded> = {
  'report.received': received,
  'consultation.recorded': consulted,
  'incident.corrected': corrected,
  'incident.absorbed': absorbed,
  'incident.separated': withdrawn,
  'incident.split-off': withdrawn,
  'incident.plan-changed': (known, fact) => ({ ...known, ...pinned(String(fact.data['to'])) }),
};

/** Codes of the divisions whose figures enter the sum under a version of a plan. */
export type Counted = (planId: string, planVersion: string) => ReadonlySet<string>;

/**
 * What was known at a moment: a fold of the incident's facts up to it, in the order of the journal. Null where the
 * incident had not been logged yet. Nothing but the facts is looked at, so it can be held against the live row.
 */
export function knownAt(facts: readonly JournalRow[], at: number, counted: Counted): Knowledge | null {
  let known: Folded | null = null;
  for (const fact of facts) {
    if (fact.at > at) continue;
    if (fact.fact === 'incident.logged') known = logged(fact);
    else if (known) known = told(known, fact, counted);
  }
  if (!known) return null;
  const { reports: _folded, ...knowledge } = known;
  return knowledge;
}

function told(known: Folded, fact: JournalRow, counted: Counted): Folded {
  if (fact.stream === 'response') return responded(known, fact);
  if (fact.stream !== 'incident') return known;
  const moved = { ...known, journalSeq: fact.seq, seq: fact.streamSeq, state: fact.state };
  return TELLS[fact.fact]?.(moved, fact, counted) ?? moved;
}

function logged(fact: JournalRow): Folded {
  const data = fact.data as unknown as Logged;
  return {
    journalSeq: fact.seq,
    seq: fact.streamSeq,
    state: fact.state,
    occurredAt: data.occurredAt,
    ...pinned(data.plan),
    hazard: data.hazard,
    data: {
      otherHazards: data.otherHazards ?? [],
      attributes: data.attributes ?? {},
      affected: [...new Set(data.divisions)],
      effective: {},
      assessed: null,
      base: data.base ?? {},
      judged: [],
    },
    responses: {},
    reports: [],
  };
}

interface Changes {
  hazard?: string;
  otherHazards?: string[];
  divisions?: string[];
  attributes?: Record<string, number>;
  base?: Record<string, number>;
}

interface Logged extends Changes {
  hazard: string;
  divisions: string[];
  occurredAt: number;
  plan: string;
}

/** `<id>@<version>#<hash>`, as the journal names a plan. */
function pinned(name: string): Pick<Knowledge, 'planId' | 'planVersion'> {
  const [id, version] = name.split(/[@#]/);
  return { planId: id!, planVersion: version! };
}

interface Received {
  reportId: string;
  division: string;
  asOf: number;
  figures: Figures;
  supersedes: string | null;
  /** Where it had to wait for the network. */
  enteredAt?: number;
}

function received(known: Folded, fact: JournalRow, counted: Counted): Folded {
  const said = fact.data as unknown as Received;
  const { reportId: id, division, asOf, figures, supersedes, enteredAt = fact.at } = said;
  const reports = [
    ...known.reports.map((each) => (each.id === supersedes ? { ...each, supersededBy: id } : each)),
    { id, division, asOf, enteredAt, figures, supersededBy: null },
  ];
  const effective: EffectiveReport = foldReports(reports.filter((each) => each.division === division))!;
  const { affected } = known.data;
  const joins = counted(known.planId, known.planVersion).has(division) && !affected.includes(division);
  return {
    ...known,
    reports,
    data: {
      ...known.data,
      affected: joins ? [...affected, division] : affected,
      effective: { ...known.data.effective, [division]: effective },
    },
  };
}

function consulted(known: Folded, fact: JournalRow): Folded {
  const { figures, judged } = fact.data as { figures: Figures; judged: string[] };
  // One that judged nothing likely, but found calm or left minutes, replaces nothing.
  if (!Object.keys(figures).length && !judged.length) return known;
  const assessed: Assessed = { figures, judgedBy: fact.actor.id, why: fact.reason ?? '', at: fact.at };
  return { ...known, data: { ...known.data, assessed, judged } };
}

function corrected(known: Folded, fact: JournalRow): Folded {
  const { hazard, divisions, otherHazards, attributes, base } = fact.data['changes'] as Changes;
  return {
    ...known,
    hazard: hazard ?? known.hazard,
    data: {
      ...known.data,
      otherHazards: otherHazards ?? known.data.otherHazards,
      affected: divisions ? [...new Set(divisions)] : known.data.affected,
      attributes: { ...known.data.attributes, ...attributes },
      base: { ...known.data.base, ...base },
    },
  };
}

/** What came from another process: its figures follow as reports. */
function absorbed(known: Folded, fact: JournalRow): Folded {
  const { joined, hazards } = fact.data as { joined: string[]; hazards: string[] };
  const { affected, otherHazards } = known.data;
  const data = {
    ...known.data,
    affected: [...affected, ...joined],
    otherHazards: [...otherHazards, ...hazards],
  };
  return { ...known, data };
}

/** What went to another process, with its reports. */
function withdrawn(known: Folded, fact: JournalRow): Folded {
  const gone = fact.data as { withdrawn: string[]; affected: string[]; otherHazards: string[] };
  const reports = known.reports.map((each) =>
    gone.withdrawn.includes(each.id) ? { ...each, supersededBy: fact.fact } : each,
  );
  const effective: Record<string, EffectiveReport> = {};
  for (const division of Object.keys(known.data.effective)) {
    const left = foldReports(reports.filter((each) => each.division === division));
    if (left) effective[division] = left;
  }
  const { affected, otherHazards } = gone;
  return { ...known, reports, data: { ...known.data, effective, affected, otherHazards } };
}

const DECIDES = new Set(['response.activated', 'response.raised', 'response.lowered']);

function responded(known: Folded, fact: JournalRow): Folded {
  const before = known.responses[fact.streamId]?.level ?? null;
  const level = DECIDES.has(fact.fact) ? (fact.data['level'] as string) : before;
  const responses = { ...known.responses, [fact.streamId]: { state: fact.state, level } };
  return { ...known, journalSeq: fact.seq, responses };
}
