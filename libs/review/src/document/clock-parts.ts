import { type Block, heading, type Lang, paragraph, table } from '#document';
import { type Plan, recipientTitle } from '#plan';
import type { Review } from '../build-review.ts';
import type { ClockKind, ClockOutcome } from '../clocks/index.ts';
import { CLOCK_KINDS, clockTime, OUTCOMES, spell } from './words.ts';

const T = {
  clocks: { zh: '时限', en: 'Clocks' },
  broken: { zh: '迟到和未做的', en: 'Late and missed' },
  allKept: { zh: '没有迟到和未做的。', en: 'None was late or missed.' },
} as const;
const COUNTED: readonly ClockOutcome[] = ['kept', 'late', 'missed', 'ended', 'running'];

/** How many clocks of each kind were kept, and each that was not. */
export function clockParts(plan: Plan, { clocks, clockCounts }: Review, lang: Lang): Block[] {
  const broken = clocks.filter(({ outcome }) => outcome === 'late' || outcome === 'missed');
  const kinds = Object.keys(clockCounts) as ClockKind[];
  const head =
    lang === 'zh'
      ? ['类别', '事项', '谁', '应于', '实于', '结果', '迟了']
      : ['Kind', 'What', 'Who', 'Due', 'Done', 'Outcome', 'Late by'];
  return [
    heading(2, T.clocks[lang]),
    table(
      [head[0]!, ...COUNTED.map((outcome) => OUTCOMES[outcome][lang])],
      kinds.map((kind) => [
        CLOCK_KINDS[kind][lang],
        ...COUNTED.map((outcome) => String(clockCounts[kind]![outcome])),
      ]),
    ),
    heading(3, T.broken[lang]),
    broken.length
      ? table(
          head,
          broken.map(({ kind, what, who, dueAt, doneAt, outcome, lateMs }) => [
            CLOCK_KINDS[kind][lang],
            what[lang],
            recipientTitle(plan, who)[lang],
            clockTime(dueAt),
            clockTime(doneAt),
            OUTCOMES[outcome][lang],
            spell(lateMs, lang),
          ]),
        )
      : paragraph(T.allKept[lang]),
  ];
}
