import type {
  ApprovalRow,
  DeliveryRow,
  IncidentRow,
  InformedRow,
  InstructionRow,
  LinkedResponseRow,
  OpenMatter,
  ReleaseRow,
  ReportDutyRow,
  ResponseRow,
  TaskRow,
  UpwardRow,
  VerificationRow,
  WarningRow,
} from '#runtime';
import { ofApproval, ofIncident, ofRelease, ofUpward, ofWarning } from './case-matters.ts';
import { ofDelivery, ofInformed, ofLinked, ofVerification } from './word-matters.ts';
import { ofInstruction, ofReportDuty, ofTask } from './work-matters.ts';

/** What the record holds of the cases that are open; rows that are settled may be among it. */
export interface MatterRows {
  incident: readonly IncidentRow[];
  warning: readonly WarningRow[];
  response: readonly ResponseRow[];
  approval: readonly ApprovalRow[];
  task: readonly TaskRow[];
  report_duty: readonly ReportDutyRow[];
  delivery: readonly DeliveryRow[];
  informed: readonly InformedRow[];
  linked_response: readonly LinkedResponseRow[];
  instruction: readonly InstructionRow[];
  verification: readonly VerificationRow[];
  release: readonly ReleaseRow[];
  upward: readonly UpwardRow[];
}

/** Everything that is open and that the next shift has to know of, case by case. */
export function openMatters(rows: MatterRows): OpenMatter[] {
  const cases = new Map([...rows.incident, ...rows.warning].map((row) => [row.id, row]));
  const open = [
    ...rows.incident.map((row) => ofIncident(row, rows.response)),
    ...rows.warning.map(ofWarning),
    ...rows.approval.flatMap(ofApproval),
    ...rows.upward.flatMap(ofUpward),
    ...rows.task.flatMap(ofTask),
    ...rows.report_duty.flatMap(ofReportDuty),
    ...rows.delivery.flatMap(ofDelivery),
    ...rows.informed.flatMap(ofInformed),
    ...rows.linked_response.flatMap(ofLinked),
    ...rows.instruction.flatMap(ofInstruction),
    ...rows.verification.flatMap(ofVerification),
    ...rows.release.flatMap(ofRelease),
  ];
  return open
    .filter(({ incidentId }) => cases.has(incidentId))
    .map((each) => ({ ...each, dueAt: each.dueAt ?? null, exercise: cases.get(each.incidentId)!.exercise }))
    .sort((a, b) => compare(a.incidentId, b.incidentId));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
