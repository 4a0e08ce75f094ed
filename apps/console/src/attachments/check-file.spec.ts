import { expect, test } from '@jest/globals';
import { checkFile, fileSize, photoName } from './check-file.ts';

const LIMITS = {
  bytes: 1000,
  types: [
    { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
    { type: 'text/csv', endings: ['csv'] },
  ],
};

test.each([
  ['现场.JPG', 1000, 'image/jpeg', null],
  ['a.b.csv', 1, 'text/csv', null],
  ['现场.heic', 1, null, 'kind'],
  ['jpg', 1, null, 'kind'],
  ['a.jpg', 1001, null, 'size'],
  ['a.jpg', 0, null, 'empty'],
  ['a/b.jpg', 1, null, 'name'],
  [`${'a'.repeat(200)}.jpg`, 1, null, 'name'],
])('%s of %d bytes', (name, size, type, fault) =>
  expect(checkFile({ name, size }, LIMITS)).toEqual({ type, fault }),
);

test.each([
  [999, '999 B'],
  [1025, '2 kB'],
  [10 * 1024 * 1024, '10.0 MB'],
])('%d bytes are %s', (bytes, said) => expect(fileSize(bytes)).toBe(said));

test('what a phone calls every photograph gets its time', () => {
  const now = new Date('2026-07-01T04:05:06Z');
  expect(photoName('image.jpg', now)).toBe('20260701040506.jpg');
  expect(photoName('堤防.jpg', now)).toBe('堤防.jpg');
});
