import { CreateRecord1780000000000 } from './1780000000000-create-record.ts';
import { CreateUpward1780100002000 } from './1780100002000-create-upward.ts';
import { AttachmentsRegister1780500005000 } from './1780500005000-attachments-register.ts';
import { MarkContactsForExercises1790000001000 } from './1790000001000-mark-contacts-for-exercises.ts';
import { KeepDuty1790000004000 } from './1790000004000-keep-duty.ts';
import { TestContacts1790000007000 } from './1790000007000-test-contacts.ts';
import { ClimbTheLadder1790100002000 } from './1790100002000-climb-the-ladder.ts';
import { AcknowledgeByLink1790100005000 } from './1790100005000-acknowledge-by-link.ts';
import { KeepAudit1790100008000 } from './1790100008000-keep-audit.ts';
import { KeepRequestsOfDeliveries1790100011000 } from './1790100011000-keep-requests-of-deliveries.ts';
import { KeepOfficialDocuments1790300003000 } from './1790300003000-keep-official-documents.ts';
import { DropUnaskedIndexes1790400001000 } from './1790400001000-drop-unasked-indexes.ts';

/** In the order in which they run; a migration that has been released is never edited. */
export const MIGRATIONS = [
  CreateRecord1780000000000,
  CreateUpward1780100002000,
  AttachmentsRegister1780500005000,
  MarkContactsForExercises1790000001000,
  KeepDuty1790000004000,
  TestContacts1790000007000,
  ClimbTheLadder1790100002000,
  AcknowledgeByLink1790100005000,
  KeepAudit1790100008000,
  KeepRequestsOfDeliveries1790100011000,
  KeepOfficialDocuments1790300003000,
  DropUnaskedIndexes1790400001000,
];
