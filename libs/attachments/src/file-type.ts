const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Media types that are taken, with the endings that their names may have. */
export const FILE_TYPES: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  [`${OFFICE}.wordprocessingml.document`]: ['docx'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['xlsx'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
  'video/mp4': ['mp4'],
};

const startsWith = (bytes: Buffer, ...start: number[]): boolean =>
  start.every((byte, place) => bytes[place] === byte);
const says = (bytes: Buffer, from: number, text: string): boolean =>
  bytes.toString('latin1', from, from + text.length) === text;

/** The types that the content can be, by its first bytes and, for text, by all of them. None: nothing that is taken. */
export function typesOfContent(bytes: Buffer): string[] {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return ['image/jpeg'];
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return ['image/png'];
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP')) return ['image/webp'];
  if (says(bytes, 0, '%PDF-')) return ['application/pdf'];
  if (says(bytes, 4, 'ftyp')) return ['video/mp4'];
  if (says(bytes, 0, 'PK\x03\x04')) return officeType(bytes);
  return isText(bytes) ? ['text/plain', 'text/csv'] : [];
}

/** What a ZIP archive holds: its directory names the parts, uncompressed. */
function officeType(bytes: Buffer): string[] {
  if (!bytes.includes('[Content_Types].xml')) return [];
  // Macros do not come in under the name of a plain document.
  if (bytes.includes('vbaProject.bin')) return [];
  if (bytes.includes('word/document.xml')) return [`${OFFICE}.wordprocessingml.document`];
  if (bytes.includes('xl/workbook.xml')) return [`${OFFICE}.spreadsheetml.sheet`];
  return [];
}

/** UTF-8 or GB 18030, which spreadsheets in China still write, without control characters or markup. */
function isText(bytes: Buffer): boolean {
  if (bytes.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte))) return false;
  const start = bytes.toString('latin1', 0, 256).replace(/^\xef\xbb\xbf/, '');
  if (/^\s*</.test(start)) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
}
