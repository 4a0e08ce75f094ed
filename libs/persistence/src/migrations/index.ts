import { CreateRecord1780000000000 } from './1780000000000-create-record.ts';
import { MarkContactsForExercises1790000001000 } from './1790000001000-mark-contacts-for-exercises.ts';

/** In the order in which they run; a migration that has been released is never edited. */
export const MIGRATIONS = [CreateRecord1780000000000, MarkContactsForExercises1790000001000];
