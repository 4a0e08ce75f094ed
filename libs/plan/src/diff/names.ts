import type { Text } from '../model/basics.ts';
import type { Plan } from '../model/plan.ts';

/** What the keys of a plan are called; a key that it does not have is its own name. */
export interface Names {
  post: (key: string) => Text;
  /** An agency, a group, or `affected-division`. */
  agency: (key: string) => Text;
  /** An indicator or a base figure. */
  figure: (key: string) => Text;
  hazard: (key: string) => Text;
}

export const same = (words: string): Text => ({ zh: words, en: words });

/** One text of several, with what stands between them in each language. */
export const joined = (texts: readonly Text[], zh: string, en: string): Text => ({
  zh: texts.map((text) => text.zh).join(zh),
  en: texts.map((text) => text.en).join(en),
});

export const listed = (texts: readonly Text[]): Text =>
  texts.length ? joined(texts, '、', ', ') : same('—');

const AFFECTED = { key: 'affected-division', title: { zh: '受灾县市', en: 'affected divisions' } };

export function namesOf(plan: Plan): Names {
  const lookUp = (items: readonly { key: string; title: Text }[]) => {
    const titles = new Map(items.map(({ key, title }) => [key, title]));
    return (key: string): Text => titles.get(key) ?? same(key);
  };
  return {
    post: lookUp(plan.posts),
    agency: lookUp([...plan.agencies, ...plan.posts, AFFECTED]),
    figure: lookUp([...plan.indicators, ...plan.bases]),
    hazard: lookUp(plan.hazards),
  };
}
