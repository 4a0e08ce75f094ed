/** What has no place in a message: what runs, what is fetched from elsewhere, and values outside quotes. */
const UNSAFE = [
  /<\s*\/?\s*(script|iframe|object|embed|link|img|video|audio|form|input|base|meta)\b/gi,
  /\s(on\w+)\s*=/gi,
  /\b(src|srcset|background)\s*=/gi,
  /url\s*\(/gi,
  /=\s*\{\{/g,
];

/** Every such place with its line, counted from 1. */
export const unsafeMarkup = (html: string): { line: number; found: string }[] =>
  UNSAFE.flatMap((pattern) =>
    [...html.matchAll(pattern)].map(({ 0: found, index }) => ({
      line: html.slice(0, index).split('\n').length,
      found: found.trim(),
    })),
  );
