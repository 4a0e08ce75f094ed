import { isWhole } from '#attachments';
import type { ChainFault, Reader } from '#runtime';

const PAGE = 200;

/** The first attachment whose bytes are gone or are not those that the journal names, or null. */
export async function findBlobFault(reader: Reader): Promise<ChainFault | null> {
  const seen = new Set<string>();
  let afterSeq = 0;
  for (;;) {
    const facts = await reader.facts({ fact: 'attachment.added' }, { afterSeq, limit: PAGE });
    for (const { seq, streamId, data } of facts) {
      const hash = String(data['hash']);
      const fault = (detail: string): ChainFault => ({ seq, kind: 'changed', detail });
      const [row] = await reader.get('attachment', [streamId]);
      if (row?.hash !== hash)
        return fault(`attachment ${streamId} is gone or names another file than ${hash}`);
      if (seen.has(hash)) continue;
      const [blob] = await reader.get('blob', [hash]);
      if (!blob && (await isArchived(reader, row.incidentId, hash))) continue;
      if (!blob) return fault(`the bytes ${hash} of attachment ${streamId} are missing`);
      if (!isWhole(blob)) return fault(`the bytes ${hash} of attachment ${streamId} were changed`);
      seen.add(hash);
    }
    if (facts.length < PAGE) return null;
    afterSeq = facts.at(-1)!.seq;
  }
}

/** Whether the journal says that these bytes went into an archive. */
async function isArchived(reader: Reader, incidentId: string, hash: string): Promise<boolean> {
  const archived = await reader.facts({
    ...{ stream: 'incident', streamId: incidentId, fact: 'incident.archived' },
  });
  return archived.some(({ data }) => (data['blobs'] as string[]).includes(hash));
}
