import { type Block, heading, type Lang, list, paragraph, table } from '#document';
import { type Plan, recipientTitle } from '#plan';
import type { Review } from '../build-review.ts';
import { clockTime, FINDINGS, PROPOSALS, spell, UPWARD_SIGNATURES, UPWARD_STATES } from './words.ts';

const T = {
  public: { zh: '信息发布', en: 'Telling the public' },
  neverPublic: { zh: '没有发布过信息。', en: 'Nothing was released.' },
  gap: { zh: '两次发布之间最长相隔', en: 'Longest time between two' },
  upward: { zh: '上报', en: 'Documents to the level above' },
  neverUpward: { zh: '没有上报文件。', en: 'None.' },
  findings: { zh: '发现', en: 'Findings' },
  proposals: { zh: '预案修改建议', en: 'Proposals to change the plan' },
  none: { zh: '无', en: 'None' },
  timeline: { zh: '时间线', en: 'Timeline' },
  several: { zh: '多家', en: 'several' },
} as const;

function stateWords(state: string, signature: string, lang: Lang): string {
  const words = UPWARD_STATES[state]?.[lang] ?? state;
  const spoken = UPWARD_SIGNATURES[signature]?.[lang];
  if (!spoken) return words;
  return lang === 'zh' ? `${words}（${spoken}）` : `${words} (${spoken})`;
}

/** How the public and the level above were told. */
export function tellingParts(plan: Plan, review: Review, lang: Lang): Block[] {
  const { published, longestGapMs } = review.public;
  const title = (kind: string) =>
    plan.upward?.templates.find((each) => each.kind === kind)?.title[lang] ?? kind;
  return [
    heading(2, T.public[lang]),
    published.length
      ? list([
          ...published.map(({ at, title: words }) => `${clockTime(at)} ${words}`),
          ...(longestGapMs === null ? [] : [`${T.gap[lang]} ${spell(longestGapMs, lang)}`]),
        ])
      : paragraph(T.neverPublic[lang]),
    heading(2, T.upward[lang]),
    review.upward.length
      ? table(
          lang === 'zh'
            ? ['文件', '文号', '状态', '起草', '报出', '录入国家系统']
            : ['Document', 'Number', 'State', 'Drafted', 'Sent', 'Entered'],
          review.upward.map(({ kind, number, state, signature, draftedAt, sentAt, enteredAt }) => [
            title(kind),
            number ?? '—',
            stateWords(state, signature, lang),
            clockTime(draftedAt),
            clockTime(sentAt),
            clockTime(enteredAt),
          ]),
        )
      : paragraph(T.neverUpward[lang]),
  ];
}

/** What was found and what of the plan is to be changed. */
export function findingParts({ findings, proposals }: Review, lang: Lang): Block[] {
  return [
    heading(2, T.findings[lang]),
    findings.length
      ? list(
          findings.map(({ kind, words, clause }) =>
            [FINDINGS[kind][lang], clause ?? '', words].filter(Boolean).join(' · '),
          ),
        )
      : paragraph(T.none[lang]),
    heading(2, T.proposals[lang]),
    proposals.length
      ? table(
          lang === 'zh'
            ? ['条款', '改什么', '为什么', '提出', '状态', '落实版本']
            : ['Clause', 'What', 'Why', 'By', 'State', 'Carried out by'],
          proposals.map(({ clause, state, data }) => [
            clause,
            data.what,
            data.why,
            data.onBehalfOf ?? data.proposedBy,
            [PROPOSALS[state]?.[lang] ?? state, data.answer?.reason ?? ''].filter(Boolean).join(' · '),
            data.carriedOut?.version ?? '—',
          ]),
        )
      : paragraph(T.none[lang]),
  ];
}

export function timelineParts(plan: Plan, { timeline }: Review, lang: Lang): Block[] {
  const clockTitle = (clock: string | null) =>
    plan.clocks.find(({ key }) => key === clock)?.title[lang] ?? '';
  return [
    heading(2, T.timeline[lang]),
    table(
      lang === 'zh' ? ['时间', '记录', '事项', '谁', '说明'] : ['Time', 'Row', 'What', 'Who', 'Remark'],
      timeline.map(({ at, seq, words, count, who, onBehalfOf, reason, recipient, clock }) => [
        clockTime(at),
        String(seq),
        count > 1 ? `${words[lang]} ×${count}` : words[lang],
        onBehalfOf ? `${who ?? T.several[lang]}（${onBehalfOf}）` : (who ?? T.several[lang]),
        [recipient ? recipientTitle(plan, recipient)[lang] : '', clockTitle(clock), reason ?? '']
          .filter(Boolean)
          .join(' · '),
      ]),
    ),
  ];
}
