import type { TableName } from '#runtime';
import { AccountEntity } from './account.entity.ts';
import { AckLinkEntity } from './ack-link.entity.ts';
import { ApprovalEntity } from './approval.entity.ts';
import { AttachmentEntity } from './attachment.entity.ts';
import { AuditGapEntity, AuditorEntity } from './audit.entity.ts';
import { BlobEntity } from './blob.entity.ts';
import { CallEntity } from './call.entity.ts';
import { CapMessageEntity } from './cap-message.entity.ts';
import { ConsultationEntity } from './consultation.entity.ts';
import { ContactEntity } from './contact.entity.ts';
import { ContactTestEntity, ContactTestLineEntity } from './contact-test.entity.ts';
import { DeadlineEntity } from './deadline.entity.ts';
import { DelegationEntity } from './delegation.entity.ts';
import { DeliveryEntity } from './delivery.entity.ts';
import { DutyShiftEntity } from './duty-shift.entity.ts';
import { HandOverEntity } from './hand-over.entity.ts';
import { IdempotencyEntity } from './idempotency.entity.ts';
import { IncidentEntity } from './incident.entity.ts';
import { InformedEntity } from './informed.entity.ts';
import { InstructionEntity } from './instruction.entity.ts';
import { JournalEntity } from './journal.entity.ts';
import { JournalHeadEntity } from './journal-head.entity.ts';
import { LinkedResponseEntity } from './linked-response.entity.ts';
import { OfficialDocumentEntity } from './official-document.entity.ts';
import { PersonEntity } from './person.entity.ts';
import { ReleaseEntity } from './release.entity.ts';
import { ReportEntity } from './report.entity.ts';
import { ReportDutyEntity } from './report-duty.entity.ts';
import { ResponseEntity } from './response.entity.ts';
import { FindingEntity, PlanProposalEntity, ReviewEntity } from './review.entity.ts';
import { SectorFiguresEntity } from './sector-figures.entity.ts';
import { SessionEntity } from './session.entity.ts';
import { SignNoteEntity } from './sign-note.entity.ts';
import { TaskEntity } from './task.entity.ts';
import { UpwardEntity } from './upward.entity.ts';
import { VerificationEntity } from './verification.entity.ts';
import { WarningEntity } from './warning.entity.ts';
import { WorkGroupEntity } from './work-group.entity.ts';

/** The entity of each table of the record; the compiler holds it complete. */
const RECORD: Record<TableName, new () => object> = {
  incident: IncidentEntity,
  response: ResponseEntity,
  approval: ApprovalEntity,
  task: TaskEntity,
  warning: WarningEntity,
  release: ReleaseEntity,
  report: ReportEntity,
  cap_message: CapMessageEntity,
  report_duty: ReportDutyEntity,
  sector: SectorFiguresEntity,
  verification: VerificationEntity,
  delivery: DeliveryEntity,
  informed: InformedEntity,
  consultation: ConsultationEntity,
  linked_response: LinkedResponseEntity,
  work_group: WorkGroupEntity,
  instruction: InstructionEntity,
  upward: UpwardEntity,
  official_document: OfficialDocumentEntity,
  review: ReviewEntity,
  finding: FindingEntity,
  plan_proposal: PlanProposalEntity,
  call: CallEntity,
  duty_shift: DutyShiftEntity,
  hand_over: HandOverEntity,
  contact_test: ContactTestEntity,
  contact_test_line: ContactTestLineEntity,
  ack_link: AckLinkEntity,
  contact: ContactEntity,
  deadline: DeadlineEntity,
  idempotency: IdempotencyEntity,
  account: AccountEntity,
  session: SessionEntity,
  delegation: DelegationEntity,
  blob: BlobEntity,
  attachment: AttachmentEntity,
  person: PersonEntity,
  sign_note: SignNoteEntity,
  audit_gap: AuditGapEntity,
  auditor: AuditorEntity,
};

/** The tables in the order in which they are written. */
export const TABLE_NAMES = Object.keys(RECORD) as TableName[];

/** Listed as classes: a pattern of file names would load the sources or the build by accident. */
export const ENTITIES = [...Object.values(RECORD), JournalEntity, JournalHeadEntity];
