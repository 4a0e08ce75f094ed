import { expect, test } from '@jest/globals';
import { isProblem } from '#kernel';
import { checkFile } from './incoming-file.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const zip = (...parts: string[]) => Buffer.from(`PK\x03\x04${['[Content_Types].xml', ...parts].join(' ')}`);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const LIMIT = 100;

const code = (bytes: Buffer, type: string, name: string): string => {
  try {
    checkFile(bytes, type, name, LIMIT);
    return 'taken';
  } catch (error) {
    if (isProblem(error)) return error.code;
    throw error;
  }
};

test.each<[string, Buffer, string]>([
  ['灾情.JPG', JPEG, 'image/jpeg'],
  ['a.jpeg', JPEG, 'image/jpeg; charset=binary'],
  ['a.png', PNG, 'image/png'],
  ['a.webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
  ['a.pdf', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  ['a.mp4', Buffer.from('\0\0\0\x18ftypisom', 'latin1'), 'video/mp4'],
  ['a.docx', zip('word/document.xml'), `${OFFICE}.wordprocessingml.document`],
  ['a.xlsx', zip('xl/workbook.xml'), `${OFFICE}.spreadsheetml.sheet`],
  ['a.txt', Buffer.from('说明\r\n'), 'text/plain'],
  ['a.csv', Buffer.from([0xb2, 0xa9, 0x2c, 0x31]), 'text/csv'],
])('%s is taken where name, declared type and content agree', (name, bytes, type) => {
  expect(checkFile(bytes, type, name, LIMIT)).toMatchObject({
    name,
    size: bytes.length,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    content: bytes.toString('base64'),
  });
});

test.each<[string, Buffer, string, string, string]>([
  ['nothing', Buffer.alloc(0), 'image/png', 'a.png', 'attachment.empty'],
  ['too much', Buffer.alloc(101, 'a'), 'text/plain', 'a.txt', 'attachment.too-large'],
  ['a page', Buffer.from('<html>'), 'text/html', 'a.html', 'attachment.type-not-allowed'],
  ['a page as text', Buffer.from(' <script>'), 'text/plain', 'a.txt', 'attachment.type-disagrees'],
  ['a JPEG declared as PNG', JPEG, 'image/png', 'a.png', 'attachment.type-disagrees'],
  ['a JPEG named PNG', JPEG, 'image/jpeg', 'a.png', 'attachment.type-disagrees'],
  ['a programme named JPEG', Buffer.from('MZ\x90\0'), 'image/jpeg', 'a.jpg', 'attachment.type-disagrees'],
  ['text with control characters', Buffer.from('a\0b'), 'text/plain', 'a.txt', 'attachment.type-disagrees'],
  ['bytes of no encoding', Buffer.from([0x41, 0xff, 0xff]), 'text/csv', 'a.csv', 'attachment.type-disagrees'],
  [
    'a document with macros',
    zip('word/document.xml', 'word/vbaProject.bin'),
    `${OFFICE}.wordprocessingml.document`,
    'a.docx',
    'attachment.type-disagrees',
  ],
  [
    'a plain archive',
    Buffer.from('PK\x03\x04xl/workbook.xml'),
    `${OFFICE}.spreadsheetml.sheet`,
    'a.xlsx',
    'attachment.type-disagrees',
  ],
  ['no name', PNG, 'image/png', ' ', 'attachment.name-invalid'],
  ['a path', PNG, 'image/png', '../a.png', 'attachment.name-invalid'],
  ['a name that reads backwards', PNG, 'image/png', 'a\u202egnp.exe.png', 'attachment.name-invalid'],
  ['a name with a line end', PNG, 'image/png', 'a\r\nb.png', 'attachment.name-invalid'],
])('%s is refused', (_what, bytes, type, name, refusal) => {
  expect(code(bytes, type, name)).toBe(refusal);
});
