import { CreateRecord1780000000000 } from './1780000000000-create-record.ts';
import { KeepDuty1790000004000 } from './1790000004000-keep-duty.ts';

/** In the order in which they run; a migration that has been released is never edited. */
export const MIGRATIONS = [CreateRecord1780000000000, KeepDuty1790000004000];
