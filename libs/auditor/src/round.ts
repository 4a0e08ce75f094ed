import { isProblem } from '#kernel';
import type { AuditorRow, JournalRow, Reader } from '#runtime';
import { lookAtCase } from './case/look-at-case.ts';
import { lookAtDuty } from './case/look-at-duty.ts';
import { openCases } from './case/open-cases.ts';
import { findOverdue, OVERDUE_RULES } from './checks/overdue.ts';
import { SILENT_RULE } from './commands/raise-silence.ts';
import { type Gap, gapId } from './gap.ts';

/** Facts that one round takes up; beyond that the tour of open cases comes by anyway. */
const FACTS = 20_000;
const PAGE = 2000;
/** A whole tour takes so many rounds, if the cases of one can be read within its time. */
const ROUNDS_OF_A_TOUR = 3;

export interface RoundParts {
  reader: Reader;
  plans: Parameters<typeof lookAtCase>[0]['plans'];
  now: number;
  /** Whether there is time left for one more case of the tour. */
  hasTime: () => boolean;
}

export interface RoundResult {
  gaps: Gap[];
  /** Gaps that stood, were looked for again and are not there. */
  gone: string[];
  overdue: Awaited<ReturnType<typeof findOverdue>>['overdue'];
  journalSeq: number;
  data: Pick<AuditorRow['data'], 'cases' | 'tourAfter' | 'tourAt' | 'tourMs'>;
}

/** One look: at what is due, at every case of which there are new facts or standing gaps, and at the next part of the tour. */
export async function lookAround(parts: RoundParts, before: AuditorRow): Promise<RoundResult> {
  const { reader, now } = parts;
  const facts = await newFacts(reader, before.journalSeq);
  const standing = await reader.find('audit_gap', { state: ['open', 'repaired'] }, { limit: PAGE });
  const { gaps, overdue } = await findOverdue(reader, now);
  gaps.push(...(await lookAtDuty(reader, facts)));

  const open = await openCases(reader);
  // A case that was open at the last look and is not now was closed, or its row is gone: that is worth a look.
  const known = before.data.cases.filter((id) => !open.includes(id));
  const first = new Set([
    ...facts.flatMap(({ incidentId }) => incidentId ?? []),
    ...standing.flatMap(({ incidentId }) => incidentId ?? []),
    ...known,
  ]);
  const seen = new Set<string>();
  const visit = async (id: string) => {
    seen.add(id);
    gaps.push(...(await lookAtCase(parts, id, now).catch((error: unknown) => unreadable(id, error))));
  };
  for (const id of first) if (!seen.size || parts.hasTime()) await visit(id);
  const tour = await goOn(open, before.data, parts, { seen, visit });
  const missing = gaps.filter(({ rule, subjectId }) => rule === 'instance.missing' && seen.has(subjectId));
  const missed = [...first].filter((id) => !seen.has(id) && !open.includes(id));
  return {
    gaps,
    gone: goneOf(standing, gaps, seen),
    overdue,
    journalSeq: facts.at(-1)?.seq ?? before.journalSeq,
    data: { cases: [...open, ...missing.map(({ subjectId }) => subjectId), ...missed], ...tour },
  };
}

/** One case that cannot be read, of a plan that is not there say, keeps no other from being looked at. */
function unreadable(id: string, error: unknown): Gap[] {
  if (isProblem(error) && error.code === 'engine.unavailable') throw error;
  const why = isProblem(error) ? error : { zh: String(error), en: String(error) };
  return [
    {
      ...{ rule: 'case.unreadable', incidentId: id, subject: 'incident', subjectId: id, exercise: false },
      zh: `案件 ${id} 无法核对：${why.zh}`,
      en: `The case ${id} cannot be examined: ${why.en}`,
      repair: null,
    },
  ];
}

async function newFacts(reader: Reader, afterSeq: number): Promise<JournalRow[]> {
  const head = await reader.head();
  // A long standstill, or the first look at an old record: what came before is the tour's.
  let from = Math.max(afterSeq, head.seq - FACTS);
  const all: JournalRow[] = [];
  for (;;) {
    const page = await reader.facts({}, { afterSeq: from, limit: PAGE });
    all.push(...page);
    if (page.length < PAGE || all.length >= FACTS) return all;
    from = page.at(-1)!.seq;
  }
}

interface Visits {
  seen: ReadonlySet<string>;
  visit: (id: string) => Promise<void>;
}

/** The next part of the tour of all open cases, by id and round again. */
async function goOn(
  open: readonly string[],
  { tourAfter, tourAt, tourMs }: AuditorRow['data'],
  { now, hasTime }: RoundParts,
  { seen, visit }: Visits,
): Promise<Pick<AuditorRow['data'], 'tourAfter' | 'tourAt' | 'tourMs'>> {
  const share = Math.ceil(open.length / ROUNDS_OF_A_TOUR);
  const rest = tourAfter === null ? open : open.filter((id) => id > tourAfter);
  let last = tourAfter;
  let visited = 0;
  for (const id of rest) {
    if (visited >= share || (visited > 0 && !hasTime())) break;
    if (!seen.has(id)) await visit(id);
    visited += 1;
    last = id;
  }
  if (last !== (open.at(-1) ?? null)) return { tourAfter: last, tourAt, tourMs };
  return { tourAfter: null, tourAt: now, tourMs: now - tourAt };
}

/** What belongs to no case was looked for this time; what belongs to one, if that one was visited. */
function goneOf(
  standing: readonly { id: string; rule: string; incidentId: string | null }[],
  gaps: readonly Gap[],
  seen: ReadonlySet<string>,
): string[] {
  const found = new Set(gaps.map(gapId));
  const looked = ({ rule, incidentId }: { rule: string; incidentId: string | null }) =>
    OVERDUE_RULES.includes(rule) || rule === SILENT_RULE || incidentId === null || seen.has(incidentId);
  return standing.filter((gap) => !found.has(gap.id) && looked(gap)).map(({ id }) => id);
}
