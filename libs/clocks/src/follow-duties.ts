import { firstRound, type WantedDuty, wantedDuties } from '#plan';
import { type IncidentRow, planOf, type ReportDutyData, type ReportDutyRow, type Session } from '#runtime';
import { dutySituation } from './duty-situation.ts';

const OPEN = ['pending', 'due', 'submitted'];
const keyOf = (clock: string, subject: string, era: string): string => `${clock} ${subject} ${era}`;

/** What brought the duties into question, as it bears on from when a new clock counts. */
export interface Cause {
  fact: string;
  /** When the word of it was received. */
  receivedAt: number;
}

/**
 * Brings the report duties of a process in line with what it says now: those that the plan calls for begin, those
 * that it no longer calls for are discharged. Asked twice, it changes nothing. Answers with the rows as they are.
 */
export async function followDuties(
  session: Session,
  incident: IncidentRow,
  cause: Cause,
): Promise<ReportDutyRow[]> {
  const { plan } = planOf(session.plans, incident);
  const wanted = wantedDuties(plan, await dutySituation(session, incident));
  const rows = await session.find('report_duty', { incidentId: incident.id });
  if (inLine(rows, wanted)) return rows;
  const asked = new Set(wanted.map(({ rule, subject, era }) => keyOf(rule.key, subject, era)));
  // What was discharged and is called for again, of a division that is back on the list say, begins anew.
  const live = rows.filter(({ state }) => state !== 'discharged');
  const there = new Set(live.map(({ clock, subject, data }) => keyOf(clock, subject, data.era)));
  const now: ReportDutyRow[] = [];
  for (const row of rows) now.push(await keep(session, row, asked, cause));
  for (const each of wanted)
    if (!there.has(keyOf(each.rule.key, each.subject, each.era)))
      now.push(await begin(session, incident, each, cause));
  return now;
}

const same = (row: ReportDutyRow, { rule, subject, era }: WantedDuty): boolean =>
  row.clock === rule.key && row.subject === subject && row.data.era === era;

/** The rows that were in line with what was wanted when it was last asked. */
const IN_LINE = new WeakMap<readonly WantedDuty[], readonly ReportDutyRow[]>();

/** Whether nothing begins and nothing ends: so it is after nearly every report. */
function inLine(rows: readonly ReportDutyRow[], wanted: readonly WantedDuty[]): boolean {
  const seen = IN_LINE.get(wanted);
  if (seen?.length === rows.length && rows.every((row, i) => row === seen[i])) return true;
  const fits =
    wanted.every((each) => rows.some((row) => row.state !== 'discharged' && same(row, each))) &&
    rows.every((row) => !OPEN.includes(row.state) || wanted.some((each) => same(row, each)));
  if (fits) IN_LINE.set(wanted, rows);
  return fits;
}

/** What was sent once stays sent; what still runs and is no longer asked for ends. */
async function keep(
  session: Session,
  row: ReportDutyRow,
  asked: ReadonlySet<string>,
  cause: Cause,
): Promise<ReportDutyRow> {
  if (!OPEN.includes(row.state) || asked.has(keyOf(row.clock, row.subject, row.data.era))) return row;
  const once = row.state === 'submitted' && row.data.closesAt === null;
  if (once) return row;
  return session.send('report_duty', row, { type: 'DISCHARGE' }, { data: dutyFact(row), reason: cause.fact });
}

async function begin(
  session: Session,
  incident: IncidentRow,
  { rule, subject, era }: WantedDuty,
  cause: Cause,
): Promise<ReportDutyRow> {
  const { plan } = planOf(session.plans, incident);
  const countsFrom = countedFrom(session, incident, rule.starts, cause);
  // A rule without a time of its own would never be due; lint refuses it.
  const round = firstRound(rule, countsFrom.at, plan.calendar)!;
  const data: ReportDutyData = {
    era,
    startedAt: session.now,
    countsFrom,
    occurredAt: incident.occurredAt,
    receivedAt: cause.receivedAt,
    opensAt: round.opensAt,
    closesAt: round.closesAt,
    missed: 0,
    last: null,
  };
  const row = await session.create('report_duty', {
    id: session.newId(),
    incidentId: incident.id,
    clock: rule.key,
    subject,
    cycle: 1,
    dueAt: round.dueAt,
    data,
  });
  const detail = { data: dutyFact(row), cite: rule.cite ?? null };
  if (round.opensAt > session.now)
    return session.send('report_duty', row, { type: 'SCHEDULE', opensAt: round.opensAt }, detail);
  const { dueAt, closesAt } = round;
  return session.send('report_duty', row, { type: 'OPEN', dueAt, closesAt }, detail);
}

/**
 * The first word of a process counts from when it happened, the earlier of the two times; a division that comes on
 * the list later, and a threshold reached later, from when that was received; a decision from when it was taken.
 */
function countedFrom(
  session: Session,
  incident: IncidentRow,
  starts: string,
  cause: Cause,
): ReportDutyData['countsFrom'] {
  if (starts === 'event-occurred' && cause.fact === 'incident.logged')
    return { what: 'occurred', at: incident.occurredAt };
  if (['event-occurred', 'report-received', 'threshold-reached', 'drought-first-signs'].includes(starts))
    return { what: 'received', at: cause.receivedAt };
  return { what: 'decided', at: session.now };
}

/** What every fact about a duty says, so that the journal can be read without the rows. */
export const dutyFact = (row: ReportDutyRow): Record<string, unknown> => ({
  clock: row.clock,
  subject: row.subject,
  cycle: row.cycle,
  dueAt: row.dueAt,
  countsFrom: row.data.countsFrom,
});
