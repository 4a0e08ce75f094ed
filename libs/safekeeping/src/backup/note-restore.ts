import type { Command } from '#runtime';

export interface NoteRestore {
  madeAt: string;
  kaidu: string;
  sha256: string;
  head: { seq: number; hash: string };
  held: number;
}

/** The chain itself says that it goes on from a backup: what happened between the backup and this is not in it. */
export const noteRestore: Command<NoteRestore, void> = {
  name: 'note-restore',
  async handle(session, said) {
    await session.record('record', 'record', 'record.restored', { data: { ...said } });
  },
};
