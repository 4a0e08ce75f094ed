/** Without letters that are mistaken for others when read out over a telephone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** A password that can be told by telephone: `k7mq-2wzp-ahc9-x4nd`, about 79 bits. */
export function newPassword(): string {
  const chars: string[] = [];
  while (chars.length < GROUPS * GROUP)
    // Bytes beyond the last whole round of letters would favour the first of them.
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      if (byte < LETTERS.length * 8 && chars.length < GROUPS * GROUP)
        chars.push(LETTERS[byte % LETTERS.length]!);
  return chars.join('').replace(/(.{4})(?=.)/g, '$1-');
}
