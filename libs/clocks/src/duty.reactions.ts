import { type ClockRule, recipientTitle } from '#plan';
import {
  type IncidentRow,
  type JournalEntry,
  notify,
  planOf,
  type Reactions,
  type ReportDutyRow,
  type ReportRow,
  type ResponseRow,
  type Session,
  type UpwardRow,
  urgentNotice,
} from '#runtime';
import { dutyFact, followDuties } from './follow-duties.ts';
import { fulfils, fulfilsUpward, missRounds, openRound, submitRound } from './fulfil-duty.ts';

/** Facts of an incident after which other duties may be called for, or no longer. */
const OF_INCIDENT = [
  'incident.logged',
  'incident.corrected',
  'incident.plan-changed',
  'incident.stabilised',
  'incident.stability-revoked',
  'incident.division-stabilised',
  'incident.division-stability-revoked',
  'incident.closed',
  'incident.dismissed',
  'incident.merged',
  'incident.unmerged',
  'incident.absorbed',
  'incident.separated',
  'incident.split-off',
];
const OF_RESPONSE = ['response.activated', 'response.raised', 'response.lowered', 'response.terminated'];

/** Duties begin, are fulfilled, fall late and end with what happens to the process, in the same transaction. */
export function registerClockReactions(reactions: Reactions): void {
  for (const fact of OF_INCIDENT)
    reactions.on<IncidentRow>(fact, async (session, entry, incident) => {
      await followDuties(session, incident, { fact: entry.fact, receivedAt: session.now });
    });
  for (const fact of OF_RESPONSE)
    reactions.on<ResponseRow>(fact, async (session, entry, response) => {
      const incident = await session.require('incident', response.incidentId);
      await followDuties(session, incident, { fact: entry.fact, receivedAt: session.now });
    });
  reactions.on<IncidentRow>('report.received', (session, entry, incident) =>
    takeReport(session, entry, incident),
  );
  reactions.on<UpwardRow>('upward.sent', (session, _entry, document) => takeUpward(session, document));
  reactions.on('report-duty.opens-passed', onPassed(open));
  reactions.on('report-duty.due-passed', onPassed(fallLate));
  reactions.on('report-duty.closes-passed', onPassed(missRounds));
}

async function takeReport(session: Session, entry: JournalEntry, incident: IncidentRow): Promise<void> {
  const { reportId, firstReceivedAt } = entry.data as { reportId: string; firstReceivedAt?: number };
  const report = await session.require('report', reportId);
  const duties = await followDuties(session, incident, { fact: entry.fact, receivedAt: report.receivedAt });
  const { clocks } = planOf(session.plans, incident).plan;
  const subject = `division:${report.division}`;
  for (const duty of duties.filter((each) => each.state === 'due' && each.subject === subject)) {
    const rule = clocks.find(({ key }) => key === duty.clock);
    if (!rule || !fulfils(rule, duty, report)) continue;
    const at = rule.report === 'first' ? (firstReceivedAt ?? report.receivedAt) : report.receivedAt;
    await submitRound(session, rule, duty, { ...sentBy(report), at });
  }
}

/** A document of the jurisdiction's own fulfils its own duty: the clocks and the documents say the same. */
async function takeUpward(session: Session, document: UpwardRow): Promise<void> {
  const { incidentId, data } = document;
  const { plan } = await session.planOf(incidentId);
  const subject = `agency:${plan.upward?.issuer}`;
  const { at, by } = data.sent!;
  for (const duty of await session.find('report_duty', { incidentId, subject, state: 'due' })) {
    const rule = plan.clocks.find(({ key }) => key === duty.clock);
    if (rule && fulfilsUpward(rule, duty, document))
      await submitRound(session, rule, duty, {
        reportId: null,
        upwardId: document.id,
        at,
        by,
        onBehalfOf: null,
        note: data.number,
      });
  }
}

const sentBy = (report: ReportRow) => ({
  reportId: report.id,
  at: report.receivedAt,
  by: report.reporter,
  onBehalfOf: report.onBehalfOf,
  note: null,
});

type OnRule = (session: Session, rule: ClockRule, duty: ReportDutyRow) => Promise<unknown>;

/** A clock that the plan no longer has runs for nothing: its duty ends. */
const onPassed =
  (act: OnRule) =>
  async (session: Session, entry: JournalEntry): Promise<void> => {
    const duty = await session.require('report_duty', entry.streamId);
    const incident = await session.require('incident', duty.incidentId);
    const rule = planOf(session.plans, incident).plan.clocks.find(({ key }) => key === duty.clock);
    if (rule) await act(session, rule, duty);
    else if (['pending', 'due', 'submitted'].includes(duty.state))
      await session.send('report_duty', duty, { type: 'DISCHARGE' }, { reason: 'no such clock in the plan' });
  };

const open: OnRule = async (session, rule, duty) => {
  if (duty.state !== 'pending' && duty.state !== 'submitted') return;
  const row = await openRound(session, rule, duty);
  await missRounds(session, rule, row);
};

/** What is late is said once, to whoever owes it and to the office. */
const fallLate: OnRule = async (session, rule, duty) => {
  if (duty.state !== 'due' || duty.context.overdue) return;
  await session.send(
    'report_duty',
    duty,
    { type: 'MARK_OVERDUE' },
    { data: dutyFact(duty), cite: rule.cite ?? null },
  );
  const incident = await session.require('incident', duty.incidentId);
  const { plan } = planOf(session.plans, incident);
  const name = recipientTitle(plan, duty.subject);
  const said = {
    title: {
      zh: `逾期未报：${name.zh}，${rule.title.zh}`,
      en: `Report overdue: ${name.en}, ${rule.title.en}`,
    },
    cite: rule.cite ?? null,
    dueAt: duty.dueAt,
  };
  const told = [duty.subject, 'post:office'];
  await notify(
    session,
    incident,
    told.map((recipient) => urgentNotice(recipient, incident, said)),
  );
};
