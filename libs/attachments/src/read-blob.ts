import { Problem } from '#kernel';
import type { AttachmentRow, BlobRow, Reader } from '#runtime';
import { hashOf } from './incoming-file.ts';

/** Whether the content is still what its hash says. */
export const isWhole = ({ id, size, content }: BlobRow): boolean => {
  const bytes = Buffer.from(content, 'base64');
  return bytes.length === size && hashOf(bytes) === id;
};

/** In which archive the bytes are that a closed process had; null where none says so. */
export async function archiveOf(reader: Reader, incidentId: string, hash: string): Promise<string | null> {
  const where = { stream: 'incident', streamId: incidentId, fact: 'incident.archived' };
  const facts = await reader.facts(where);
  const archived = facts.find(({ data }) => (data['blobs'] as string[]).includes(hash));
  return archived ? String(archived.data['file']) : null;
}

/**
 * The bytes of an attachment, checked; refuses `attachment.archived` where they went into an archive, and
 * `attachment.damaged` where they are gone otherwise, or changed.
 */
export async function readBlob(
  reader: Reader,
  { hash, incidentId }: Pick<AttachmentRow, 'hash' | 'incidentId'>,
): Promise<Buffer> {
  const [blob] = await reader.get('blob', [hash]);
  const file = blob ? null : await archiveOf(reader, incidentId, hash);
  if (file !== null) throw new Problem('attachment.archived', { file });
  if (!blob || !isWhole(blob)) throw new Problem('attachment.damaged', { hash });
  return Buffer.from(blob.content, 'base64');
}
