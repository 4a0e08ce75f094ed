import { Problem } from '#kernel';
import type { Command } from '#runtime';
import type { Archived } from './archive-incident.ts';

/**
 * Takes out of the record what is bulky and stands in the archive: messages, and the bytes of attachments that no other
 * process has. The journal keeps every fact, and gets one that names the archive and its hash; figures, decisions and
 * tasks stay. Refuses `archive.not-closed` and
 * `archive.unsettled`.
 */
export const dropArchived: Command<Archived, { deliveries: number; blobs: number }> = {
  name: 'drop-archived',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, { incidentId, file, sha256, journalSeq }) {
    const incident = await session.require('incident', incidentId);
    if (!['closed', 'dismissed'].includes(incident.state))
      throw new Problem('archive.not-closed', { id: incidentId, state: incident.state });
    const deliveries = await session.find('delivery', { incidentId });
    const unsettled = deliveries.filter(({ state }) => state === 'queued').length;
    if (unsettled) throw new Problem('archive.unsettled', { id: incidentId, count: unsettled });
    for (const { id } of deliveries) session.remove('delivery', id);
    const attachments = await session.find('attachment', { incidentId });
    const blobs: string[] = [];
    for (const hash of new Set(attachments.map((each) => each.hash))) {
      const users = await session.find('attachment', { hash });
      if (users.some((each) => each.incidentId !== incidentId)) continue;
      session.remove('blob', hash);
      blobs.push(hash);
    }
    await session.record('incident', incidentId, 'incident.archived', {
      incidentId,
      streamSeq: incident.seq,
      state: incident.state,
      data: { file, sha256, journalSeq, deliveries: deliveries.length, blobs },
    });
    return { deliveries: deliveries.length, blobs: blobs.length };
  },
};
