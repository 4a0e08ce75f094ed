import type { BacktestedLine, Plan } from '#plan';
import { column, widthOf } from '../demo/print.ts';

type Language = 'zh' | 'en';

const WORDS = {
  zh: {
    head: ['灾害', '日期', '当时生效', '级别', '条款', '依据', '未知'],
    against: ['对照级别', '变化'],
    inForce: { true: '是', false: '否', null: '不详' },
    change: { same: '—', graver: '更重', lighter: '更轻' },
    none: '无',
    open: '（至少）',
    unnamed: '全部',
  },
  en: {
    head: ['incident', 'date', 'in force then', 'level', 'clause', 'by', 'unknown'],
    against: ['level against', 'change'],
    inForce: { true: 'yes', false: 'no', null: 'not known' },
    change: { same: '—', graver: 'graver', lighter: 'lighter' },
    none: 'none',
    open: ' (at least)',
    unnamed: 'all',
  },
} as const;

/** One row for each incident; what nobody reported leaves a level as the least that it was. */
export function backtestTable(
  incidents: readonly BacktestedLine[],
  plan: Plan,
  other: Plan | null,
  language: Language,
): string[] {
  const words = WORDS[language];
  const named = new Map([...plan.indicators, ...plan.bases].map((each) => [each.key, each.title[language]]));
  // Nothing is graver than the gravest, whatever else is unknown.
  const level = (of: Plan, own: { level: string | null; unknown: readonly string[] }) =>
    `${own.level ?? words.none}${own.unknown.length && own.level !== of.levels[0]!.level ? words.open : ''}`;
  const rows = incidents.map((each) => [
    each.name,
    each.date ?? '—',
    words.inForce[`${each.inForce}`],
    level(plan, each),
    each.reached?.cite ?? '—',
    each.reached ? `${each.reached.scope ?? words.unnamed} ${each.reached.asOf ?? ''}`.trim() : '—',
    ...(each.against && other ? [level(other, each.against), words.change[each.against.change]] : []),
    each.unknown.map((key) => named.get(key) ?? key).join(language === 'zh' ? '、' : ', ') || '—',
  ]);
  const head = [...words.head.slice(0, 6), ...(other ? words.against : []), words.head[6]];
  return aligned([head, ...rows]);
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, index) => Math.max(...rows.map((row) => widthOf(row[index] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, index) => column(cell, widths[index]!))
      .join('  ')
      .trimEnd(),
  );
}
