import { CreateRecord1780000000000 } from './1780000000000-create-record.ts';
import { AttachmentsRegister1780500005000 } from './1780500005000-attachments-register.ts';

/** In the order in which they run; a migration that has been released is never edited. */
export const MIGRATIONS = [CreateRecord1780000000000, AttachmentsRegister1780500005000];
