import { type Block, heading, type Lang, list, paragraph } from '#document';
import { figureWords, levelTitle, type Plan, recipientTitle } from '#plan';
import type { Review } from '../build-review.ts';
import type { DecisionLine } from '../parts/decisions.ts';
import { ANSWERS, clockTime, DECISIONS, spell } from './words.ts';

const T = {
  decisions: { zh: '决定与当时所知', en: 'Decisions, and what was known' },
  none: { zh: '没有作出决定。', en: 'No decision was taken.' },
  recommended: { zh: '测算', en: 'called for' },
  proposed: { zh: '建议', en: 'proposed' },
  decided: { zh: '决定', en: 'decided' },
  noLevel: { zh: '不够任何一级', en: 'no level' },
  by: { zh: '决定人', en: 'By' },
  spoken: { zh: '电话决定', en: 'by telephone' },
  direct: { zh: '直接启动', en: 'started directly' },
  delegated: { zh: '受权', en: 'under a delegation' },
  took: { zh: '报送后历时', en: 'Time since it was submitted' },
  reason: { zh: '理由', en: 'Reason' },
  known: { zh: '当时所知', en: 'Known then' },
  nothing: { zh: '没有任何数字', en: 'no figure at all' },
} as const;

/** Each decision with the three levels, who took it and the figures of that moment; unknown ones say so. */
export function decisionParts(plan: Plan, { decisions }: Review, lang: Lang): Block[] {
  return [
    heading(2, T.decisions[lang]),
    ...(decisions.length ? decisions.flatMap((each) => one(plan, each, lang)) : [paragraph(T.none[lang])]),
  ];
}

function one(plan: Plan, line: DecisionLine, lang: Lang): Block[] {
  const colon = lang === 'zh' ? '：' : ': ';
  const comma = lang === 'zh' ? '，' : ', ';
  const level = (key: string | null) => (key === null ? T.noLevel[lang] : levelTitle(plan, key)[lang]);
  const place = line.division ? ` ${recipientTitle(plan, `division:${line.division}`)[lang]}` : '';
  const post = line.post ? recipientTitle(plan, `post:${line.post}`)[lang] : '';
  const how = (['spoken', 'direct', 'delegated'] as const)
    .filter((key) => line[key])
    .map((key) => T[key][lang]);
  const levels = [
    `${T.recommended[lang]} ${level(line.recommended)}`,
    ...(line.proposed ? [`${T.proposed[lang]} ${level(line.proposed)}`] : []),
    ...(line.decided ? [`${T.decided[lang]} ${level(line.decided)}`] : []),
  ];
  const figures = Object.entries(line.known.figures).map(([key, value]) => {
    const title = plan.indicators.find((each) => each.key === key)?.title[lang] ?? key;
    return `${title} ${figureWords(plan, key, value ?? null, key in line.known.missing)[lang]}`;
  });
  return [
    heading(
      3,
      `${clockTime(line.at)} ${DECISIONS[line.kind][lang]}${place}${comma}${ANSWERS[line.outcome][lang]}`,
    ),
    list([
      levels.join(comma),
      `${T.by[lang]}${colon}${[post, line.decidedBy, ...how].filter(Boolean).join(' ')}`,
      ...(line.tookMs === null ? [] : [`${T.took[lang]}${colon}${spell(line.tookMs, lang)}`]),
      ...(line.reason ? [`${T.reason[lang]}${colon}${line.reason}`] : []),
      `${T.known[lang]}${colon}${figures.join(comma) || T.nothing[lang]}`,
    ]),
  ];
}
