import { inflateRawSync } from 'node:zlib';
import { Problem } from '#kernel';
import { MAX_PARTS, MAX_UNPACKED } from './limits.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

const unreadable = (why: string) => new Problem('import.unreadable', { why });

/**
 * Unpacks a workbook's parts within bounds, before any library sees it: a file may say of itself that it is small
 * and unpack to gigabytes. Throws `import.too-large` or `import.unreadable`.
 */
export function unpack(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length) throw unreadable('zip');
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > MAX_PARTS)
    throw new Problem('import.too-large', { limit: MAX_PARTS, of: '部分', ofEn: 'parts' });
  const parts = new Map<string, Buffer>();
  let left = MAX_UNPACKED;
  for (let i = 0; i < count; i++) {
    const entry = entryAt(file, at);
    const content = contentOf(file, entry, left);
    left -= content.length;
    if (parts.has(entry.name)) throw unreadable(entry.name);
    parts.set(entry.name, content);
    at = entry.next;
  }
  if (file.readUInt32LE(end) !== END || at > end) throw unreadable('zip');
  return parts;
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  local: number;
  next: number;
}

function entryAt(file: Buffer, at: number): Entry {
  if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) throw unreadable('zip');
  const named = file.readUInt16LE(at + 28);
  return {
    name: file.toString('utf8', at + 46, at + 46 + named),
    // Bit 0: encrypted; nothing that we could look into.
    method: file.readUInt16LE(at + 8) & 1 ? -1 : file.readUInt16LE(at + 10),
    packed: file.readUInt32LE(at + 20),
    local: file.readUInt32LE(at + 42),
    next: at + 46 + named + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32),
  };
}

function contentOf(file: Buffer, { name, method, packed, local }: Entry, left: number): Buffer {
  if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) throw unreadable(name);
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (from + packed > file.length) throw unreadable(name);
  const raw = file.subarray(from, from + packed);
  const tooLarge = new Problem('import.too-large', { limit: MAX_UNPACKED, of: '字节', ofEn: 'bytes' });
  if (method === STORED) {
    if (raw.length > left) throw tooLarge;
    return raw;
  }
  if (method !== DEFLATED) throw unreadable(name);
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : unreadable(name);
  }
}
