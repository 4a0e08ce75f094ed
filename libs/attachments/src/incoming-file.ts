import { createHash } from 'node:crypto';
import { Problem } from '#kernel';
import { FILE_TYPES, typesOfContent } from './file-type.ts';

/** A file that passed every check, as the record keeps it. */
export interface IncomingFile {
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  /** SHA-256, hex. */
  hash: string;
  /** Base64. */
  content: string;
}

// Letters that turn the direction of writing hide an ending; the others have no place in a file's name.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BAD_NAME = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069/\\]|^\.+$/u;

/** SHA-256 in hex: the name under which content is kept. */
export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Checks a file before anything is written: its name, its size in bytes, and that name, declared type and content
 * agree. Refuses `attachment.*`.
 */
export function checkFile(bytes: Buffer, declared: string, name: string, limit: number): IncomingFile {
  const shown = name.trim().normalize('NFC');
  if (!shown || shown.length > 200 || BAD_NAME.test(shown)) throw new Problem('attachment.name-invalid');
  if (!bytes.length) throw new Problem('attachment.empty');
  if (bytes.length > limit) throw new Problem('attachment.too-large', { size: bytes.length, limit });
  const type = declared.split(';')[0]!.trim().toLowerCase();
  const allowed = Object.keys(FILE_TYPES);
  if (!allowed.includes(type))
    throw new Problem('attachment.type-not-allowed', { type, allowed: allowed.join(', ') }, { allowed });
  const found = typesOfContent(bytes);
  const ending = /\.([^.]+)$/.exec(shown)?.[1]?.toLowerCase() ?? '';
  if (!found.includes(type) || !FILE_TYPES[type]!.includes(ending))
    throw new Problem('attachment.type-disagrees', {
      name: shown,
      type,
      content: found.join(' / ') || '未知 unknown',
    });
  return {
    name: shown,
    type,
    size: bytes.length,
    hash: hashOf(bytes),
    content: bytes.toString('base64'),
  };
}
