export { type Archived, archiveIncident } from './archive/archive-incident.ts';
export { closedBefore } from './archive/closed-before.ts';
export { dropArchived } from './archive/drop-archived.ts';
export { HELD, releaseHeld } from './backup/held.ts';
export { makeBackup } from './backup/make-backup.ts';
export { type Manifest, readManifest } from './backup/manifest.ts';
export { type NoteRestore, noteRestore } from './backup/note-restore.ts';
export { type Restored, restoreBackup } from './backup/restore-backup.ts';
export { SafekeepingError } from './safekeeping-error.ts';
