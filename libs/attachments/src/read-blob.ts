import { Problem } from '#kernel';
import type { BlobRow, Reader } from '#runtime';
import { hashOf } from './incoming-file.ts';

/** Whether the content is still what its hash says. */
export const isWhole = ({ id, size, content }: BlobRow): boolean => {
  const bytes = Buffer.from(content, 'base64');
  return bytes.length === size && hashOf(bytes) === id;
};

/** The bytes with this hash, checked; refuses `attachment.damaged` where they are gone or changed. */
export async function readBlob(reader: Reader, hash: string): Promise<Buffer> {
  const [blob] = await reader.get('blob', [hash]);
  if (!blob || !isWhole(blob)) throw new Problem('attachment.damaged', { hash });
  return Buffer.from(blob.content, 'base64');
}
