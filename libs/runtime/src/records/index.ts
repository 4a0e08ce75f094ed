import type { AckLinkRow } from './ack-link.ts';
import type { ApprovalRow } from './approval.ts';
import type { AttachmentRow, BlobRow } from './attachment.ts';
import type { AuditGapRow, AuditorRow } from './audit.ts';
import type { CallRow } from './call.ts';
import type { ConsultationRow } from './consultation.ts';
import type { ContactTestLineRow, ContactTestRow } from './contact-test.ts';
import type { ContactRow, DeliveryRow } from './delivery.ts';
import type { DutyShiftRow, HandOverRow } from './duty.ts';
import type { AccountRow, DelegationRow, SessionRow } from './identity.ts';
import type { IncidentRow } from './incident.ts';
import type { InformedRow } from './informed.ts';
import type { InstructionRow } from './instruction.ts';
import type { LinkedResponseRow } from './linked-response.ts';
import type { OfficialDocumentRow } from './official-document.ts';
import type { PersonRow } from './person.ts';
import type { ReleaseRow } from './release.ts';
import type { ReportRow } from './report.ts';
import type { ReportDutyRow } from './report-duty.ts';
import type { ResponseRow } from './response.ts';
import type { FindingRow, PlanProposalRow, ReviewRow } from './review.ts';
import type { SectorFiguresRow, VerificationRow } from './sector.ts';
import type { SignNoteRow } from './sign-note.ts';
import type { DeadlineRow, IdempotencyRow } from './support.ts';
import type { TaskRow } from './task.ts';
import type { UpwardRow } from './upward.ts';
import type { CapMessageRow, WarningRow } from './warning.ts';
import type { WorkGroupRow } from './work-group.ts';

/** Every table of the record, by name. Each has a text primary key `id`. */
export interface Tables {
  incident: IncidentRow;
  response: ResponseRow;
  approval: ApprovalRow;
  task: TaskRow;
  warning: WarningRow;
  release: ReleaseRow;
  report: ReportRow;
  cap_message: CapMessageRow;
  report_duty: ReportDutyRow;
  sector: SectorFiguresRow;
  verification: VerificationRow;
  delivery: DeliveryRow;
  informed: InformedRow;
  consultation: ConsultationRow;
  linked_response: LinkedResponseRow;
  work_group: WorkGroupRow;
  instruction: InstructionRow;
  upward: UpwardRow;
  official_document: OfficialDocumentRow;
  review: ReviewRow;
  finding: FindingRow;
  plan_proposal: PlanProposalRow;
  call: CallRow;
  duty_shift: DutyShiftRow;
  hand_over: HandOverRow;
  contact_test: ContactTestRow;
  contact_test_line: ContactTestLineRow;
  ack_link: AckLinkRow;
  contact: ContactRow;
  deadline: DeadlineRow;
  idempotency: IdempotencyRow;
  account: AccountRow;
  session: SessionRow;
  delegation: DelegationRow;
  blob: BlobRow;
  attachment: AttachmentRow;
  person: PersonRow;
  sign_note: SignNoteRow;
  audit_gap: AuditGapRow;
  auditor: AuditorRow;
}
export type TableName = keyof Tables;

/** Tables whose rows are machine instances. */
export type InstanceTable =
  | 'incident'
  | 'response'
  | 'approval'
  | 'task'
  | 'warning'
  | 'release'
  | 'linked_response'
  | 'work_group'
  | 'instruction'
  | 'upward'
  | 'review'
  | 'plan_proposal'
  | 'report_duty'
  | 'hand_over'
  | 'contact_test';

/** What a task, a message or a fact belongs to: `incidentId` names either. */
export type CaseRow = IncidentRow | WarningRow;

export * from './ack-link.ts';
export * from './approval.ts';
export * from './attachment.ts';
export * from './audit.ts';
export * from './call.ts';
export * from './consultation.ts';
export * from './contact-test.ts';
export * from './delivery.ts';
export * from './duty.ts';
export * from './identity.ts';
export * from './incident.ts';
export * from './informed.ts';
export * from './instance.ts';
export * from './instruction.ts';
export * from './linked-response.ts';
export * from './official-document.ts';
export * from './person.ts';
export * from './release.ts';
export * from './report.ts';
export * from './report-duty.ts';
export * from './response.ts';
export * from './review.ts';
export * from './sector.ts';
export * from './sign-note.ts';
export * from './support.ts';
export * from './task.ts';
export * from './upward.ts';
export * from './warning.ts';
export * from './work-group.ts';
