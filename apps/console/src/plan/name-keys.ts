import type { namesOf } from './names.ts';

/** Puts names in place of the keys that a sentence of the engine still holds: recipients, posts, clocks. */
export function nameKeys(sentence: string, names: ReturnType<typeof namesOf>): string {
  return sentence
    .replace(/\b(?:agency|division|post):[\w-]+/g, (recipient) => names.recipient(recipient))
    .replace(/\b[a-z]+(?:-[a-z]+)+\b/g, (key) => {
      const clock = names.clock(key);
      return clock === key ? names.post(key) : clock;
    });
}
