import type { Text } from '../model/basics.ts';

/** One difference between two plans, in words. */
export interface PlanChange {
  what: 'plan' | 'level' | 'threshold' | 'authority' | 'task' | 'agency' | 'clock';
  change: 'added' | 'removed' | 'changed';
  /** What differs: `III/dead-missing`, `II/medical-teams/health`, `clock-key`. */
  key: string;
  words: Text;
}

const PREFIX = {
  added: { zh: '新增', en: 'new' },
  removed: { zh: '取消', en: 'gone' },
  changed: { zh: '变更', en: 'changed' },
};

export function change(
  what: PlanChange['what'],
  kind: PlanChange['change'],
  key: string,
  zh: string,
  en: string,
): PlanChange {
  return {
    what,
    change: kind,
    key,
    words: { zh: `${PREFIX[kind].zh}${zh}`, en: `${PREFIX[kind].en}: ${en}` },
  };
}

interface Keyed<Item> {
  what: PlanChange['what'];
  keyOf(item: Item): string;
  /** What the item is called in a sentence. */
  nameOf(item: Item): Text;
  /** What matters about it, in words; items whose words are the same have not changed. */
  wordsOf(item: Item): Text;
}

/** Compares two lists by key: what is new, what is gone, and what reads differently. */
export function changesIn<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyed: Keyed<Item>,
): PlanChange[] {
  const old = new Map(before.map((item) => [keyed.keyOf(item), item]));
  const young = new Map(after.map((item) => [keyed.keyOf(item), item]));
  const lone = (kind: 'added' | 'removed', key: string, item: Item) => {
    const [name, words] = [keyed.nameOf(item), keyed.wordsOf(item)];
    return change(keyed.what, kind, key, `${name.zh}：${words.zh}`, `${name.en}: ${words.en}`);
  };
  return [
    ...[...young].flatMap(([key, item]) => {
      const other = old.get(key);
      if (other === undefined) return [lone('added', key, item)];
      const [was, is, name] = [keyed.wordsOf(other), keyed.wordsOf(item), keyed.nameOf(item)];
      if (was.zh === is.zh && was.en === is.en) return [];
      return [
        change(
          keyed.what,
          'changed',
          key,
          `${name.zh}：${was.zh} → ${is.zh}`,
          `${name.en}: ${was.en} → ${is.en}`,
        ),
      ];
    }),
    ...[...old].filter(([key]) => !young.has(key)).map(([key, item]) => lone('removed', key, item)),
  ];
}
