import type { Plan, Text } from '#plan';

/** Titles of posts in both languages, for a refusal that says who may. Unknown keys stand for themselves. */
export function namePosts(plan: Plan, keys: readonly string[]): Text {
  const titles = keys.map(
    (key) => plan.posts.find((post) => post.key === key)?.title ?? { zh: key, en: key },
  );
  return listTexts(titles);
}

/** Several short texts as one list in each language. */
export const listTexts = (texts: readonly Text[]): Text => ({
  zh: texts.map((text) => text.zh).join('、') || '—',
  en: texts.map((text) => text.en).join(', ') || '—',
});
