import { type Block, heading, type Lang, list, mark, paragraph, WHOSE_TIME } from '#document';
import { type Plan, recipientTitle } from '#plan';
import type { Review } from '../build-review.ts';
import { clockParts } from './clock-parts.ts';
import { decisionParts } from './decision-parts.ts';
import { findingParts, tellingParts, timelineParts } from './other-parts.ts';
import { clockTime, OCCASIONS, UNREACHED } from './words.ts';

const T = {
  title: { zh: '复盘', en: 'Review' },
  exercise: { zh: '演练', en: 'EXERCISE' },
  preliminary: {
    zh: '灾害过程尚未结束，以下为截至目前的情况',
    en: 'The process still goes on: this is how things stand',
  },
  open: { zh: '复盘未办结', en: 'The review is not closed' },
  occurred: { zh: '发生', en: 'Occurred' },
  through: { zh: '依据记录至第', en: 'Rests on the journal up to row' },
  plan: { zh: '适用预案', en: 'Plan' },
  participants: { zh: '参加', en: 'Took part' },
  closed: { zh: '办结', en: 'Closed' },
  conclusion: { zh: '结论', en: 'Conclusion' },
  unreached: { zh: '未通知到的', en: 'Who was not reached' },
  none: { zh: '无', en: 'None' },
} as const;

export const reviewTitle = ({ incident }: Review, lang: Lang): string =>
  `${T.title[lang]}${lang === 'zh' ? '：' : ': '}${incident.title}`;

/** The review as a document in one language: what was not known says so, and what was not kept stands first. */
export function reviewDocument(plan: Plan, review: Review, lang: Lang): Block[] {
  const { incident, review: held } = review;
  const colon = lang === 'zh' ? '：' : ': ';
  const pair = (key: keyof typeof T, value: string) => `${T[key][lang]}${colon}${value}`;
  return [
    ...(incident.exercise ? [mark(T.exercise[lang])] : []),
    heading(1, reviewTitle(review, lang)),
    ...(review.preliminary ? [mark(T.preliminary[lang])] : []),
    ...(!review.preliminary && held?.state !== 'closed' ? [mark(T.open[lang])] : []),
    list([
      pair('occurred', clockTime(incident.occurredAt)),
      pair('plan', `${review.planTitle[lang]} ${review.plan}`),
      `${T.through[lang]} ${review.throughSeq}${lang === 'zh' ? ' 条' : ''}`,
      ...(held?.participants.length
        ? [pair('participants', held.participants.join(lang === 'zh' ? '、' : ', '))]
        : []),
      ...(held?.closedAt ? [pair('closed', clockTime(held.closedAt))] : []),
      WHOSE_TIME[lang],
    ]),
    ...(held?.conclusion ? [heading(2, T.conclusion[lang]), paragraph(held.conclusion)] : []),
    ...clockParts(plan, review, lang),
    ...decisionParts(plan, review, lang),
    heading(2, T.unreached[lang]),
    review.unreached.length
      ? list(
          review.unreached.map(({ kind, who, about, firstAt, times, why }) =>
            [
              `${recipientTitle(plan, who)[lang]}${colon}${UNREACHED[kind][lang]}`,
              OCCASIONS[about]?.[lang] ?? about,
              clockTime(firstAt),
              times > 1 ? `×${times}` : '',
              why ?? '',
            ]
              .filter(Boolean)
              .join(' '),
          ),
        )
      : paragraph(T.none[lang]),
    ...tellingParts(plan, review, lang),
    ...findingParts(review, lang),
    ...timelineParts(plan, review, lang),
  ];
}
