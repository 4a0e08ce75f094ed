import type { Text } from '../model/basics.ts';

/** One difference between two plans, in words. */
export interface PlanChange {
  what: 'plan' | 'level' | 'threshold' | 'authority' | 'task' | 'agency' | 'post' | 'clock' | 'reading';
  change: 'added' | 'removed' | 'changed';
  /** What differs: `III/dead-missing`, `II/medical-teams/health`, `clock-key`. */
  key: string;
  words: Text;
}

/** An item of a plan as a reader sees it. */
export interface Described {
  key: string;
  /** What it is called in a sentence. */
  name: Text;
  /** What matters about it; items whose words are the same have not changed. */
  words: Text;
}

const PREFIX = {
  added: { zh: '新增', en: 'new' },
  removed: { zh: '取消', en: 'gone' },
  changed: { zh: '变更', en: 'changed' },
};

/** Compares two lists by key: what is new, what is gone, and what reads differently. */
export function changesIn(
  what: PlanChange['what'],
  before: readonly Described[],
  after: readonly Described[],
): PlanChange[] {
  const old = new Map(before.map((item) => [item.key, item]));
  const young = new Set(after.map(({ key }) => key));
  const told = (
    kind: PlanChange['change'],
    { key, name }: Described,
    zh: string,
    en: string,
  ): PlanChange => ({
    what,
    change: kind,
    key,
    words: {
      zh: `${PREFIX[kind].zh}${name.zh}：${zh}`,
      en: `${PREFIX[kind].en}: ${name.en}: ${en}`,
    },
  });
  return [
    ...after.flatMap((item) => {
      const { words } = item;
      const was = old.get(item.key)?.words;
      if (was === undefined) return [told('added', item, words.zh, words.en)];
      if (was.zh === words.zh && was.en === words.en) return [];
      return [told('changed', item, `${was.zh} → ${words.zh}`, `${was.en} → ${words.en}`)];
    }),
    ...before
      .filter(({ key }) => !young.has(key))
      .map((item) => told('removed', item, item.words.zh, item.words.en)),
  ];
}
