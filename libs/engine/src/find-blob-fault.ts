import { archiveOf, isWhole } from '#attachments';
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
      if (!blob && (await archiveOf(reader, row.incidentId, hash))) continue;
      if (!blob) return fault(`the bytes ${hash} of attachment ${streamId} are missing`);
      if (!isWhole(blob)) return fault(`the bytes ${hash} of attachment ${streamId} were changed`);
      seen.add(hash);
    }
    if (facts.length < PAGE) return null;
    afterSeq = facts.at(-1)!.seq;
  }
}
