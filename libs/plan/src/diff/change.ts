import type { Text } from '../model/basics.ts';
import { joined } from './names.ts';

/** One difference between two plans, in words. */
export interface PlanChange {
  what:
    | ('plan' | 'level' | 'threshold' | 'authority' | 'measure' | 'task')
    | ('agency' | 'post' | 'clock' | 'reading' | 'part');
  change: 'added' | 'removed' | 'changed';
  /** What differs: `III/dead-missing`, `II/medical-teams/health`, `clock-key`. */
  key: string;
  words: Text;
  /** What it is called, and how it read before and after; null where it was not there. */
  name: Text;
  was: Text | null;
  now: Text | null;
}

/** An item of a plan as a reader sees it. */
export interface Described {
  key: string;
  /** What it is called in a sentence; another name for the same key is a change too. */
  name: Text;
  /** What matters about it; items whose name and words are the same have not changed. */
  words: Text;
}

const PREFIX = {
  added: { zh: '新增', en: 'new' },
  removed: { zh: '取消', en: 'gone' },
  changed: { zh: '变更', en: 'changed' },
};

const alike = (one: Text, other: Text): boolean => one.zh === other.zh && one.en === other.en;
const whole = ({ name, words }: Described): Text => joined([name, words], '：', ': ');

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
    was: Text | null,
    now: Text | null,
  ): PlanChange => {
    const says = (lang: 'zh' | 'en') => [was, now].flatMap((each) => (each ? [each[lang]] : [])).join(' → ');
    const words = {
      zh: `${PREFIX[kind].zh}${name.zh}：${says('zh')}`,
      en: `${PREFIX[kind].en}: ${name.en}: ${says('en')}`,
    };
    return { what, change: kind, key, words, name, was, now };
  };
  return [
    ...after.flatMap((item) => {
      const was = old.get(item.key);
      if (!was) return [told('added', item, null, item.words)];
      if (!alike(was.name, item.name)) return [told('changed', item, whole(was), whole(item))];
      return alike(was.words, item.words) ? [] : [told('changed', item, was.words, item.words)];
    }),
    ...before.filter(({ key }) => !young.has(key)).map((item) => told('removed', item, item.words, null)),
  ];
}
