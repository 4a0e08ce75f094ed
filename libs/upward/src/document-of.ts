import { type Block, heading, type Lang, list, mark, paragraph, table, WHOSE_TIME } from '#document';
import { beijingDate } from '#kernel';
import { figureWords, levelTitle, type Plan } from '#plan';
import type { SentBy, UpwardRow } from '#runtime';
import { type GrantOutcome, outcomeOf } from './answer-application.ts';
import { approvalLines, clock } from './approval-lines.ts';
import { templateOf, upwardRules } from './rules.ts';

const WORDS = {
  exercise: { zh: '演练', en: 'EXERCISE' },
  unnumbered: { zh: '（未签发，无文号）', en: '(not approved, no number)' },
  to: { zh: '主送', en: 'To' },
  number: { zh: '文号', en: 'Number' },
  figures: { zh: '数字', en: 'Figures' },
  indicator: { zh: '指标', en: 'Indicator' },
  value: { zh: '数值', en: 'Value' },
  missing: { zh: '尚未报告的县市', en: 'Not given by' },
  asOf: { zh: '数据截至', en: 'Data as of' },
  nobody: { zh: '尚无报告', en: 'nobody has reported' },
  recommended: { zh: '按预案测算', en: 'The plan calls for' },
  none: { zh: '不够任何一级', en: 'no level' },
  running: { zh: '现行响应', en: 'Response in force' },
  noResponse: { zh: '无', en: 'none' },
  items: { zh: '申请事项', en: 'Asked for' },
  answers: { zh: '答复', en: 'Answered' },
  sent: { zh: '报出', en: 'Sent' },
  entered: { zh: '录入', en: 'Entered in' },
  reference: { zh: '编号', en: 'reference' },
  correction: { zh: '更正原因', en: 'Corrects an earlier document, because' },
  superseded: { zh: '本件已被更正', en: 'Superseded by a correction' },
} as const;

const CHANNELS: Record<SentBy, { zh: string; en: string }> = {
  system: { zh: '系统', en: 'by system' },
  phone: { zh: '电话', en: 'by telephone' },
  'satellite-phone': { zh: '卫星电话', en: 'by satellite telephone' },
  fax: { zh: '传真', en: 'by fax' },
  document: { zh: '公文', en: 'as a document' },
};

const OUTCOMES: Record<GrantOutcome, { zh: string; en: string }> = {
  unanswered: { zh: '未答复', en: 'not answered' },
  refused: { zh: '不予支持', en: 'refused' },
  part: { zh: '部分支持', en: 'granted in part' },
  whole: { zh: '全部支持', en: 'granted in whole' },
};

/**
 * One document in one language, for people to read and print: what was unknown says so, and so does a signature that
 * is owed. `witness` is the name of whoever witnessed an approval by telephone.
 */
export function documentOf(plan: Plan, row: UpwardRow, lang: Lang, witness: string | null = null): Block[] {
  const { data } = row;
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang];
  const rules = upwardRules(plan, row.kind);
  const applies = row.kind === 'application';
  const issuer = plan.agencies.find(({ key }) => key === (applies ? rules.support!.issuer : rules.issuer));
  const to = applies ? rules.support!.to : rules.to;
  const pair = (key: keyof typeof WORDS, value: string) =>
    `${say(key)}${lang === 'zh' ? '：' : ': '}${value}`;
  return [
    ...(row.exercise ? [mark(say('exercise'))] : []),
    heading(1, words(data.title, lang)),
    ...(row.state === 'superseded' ? [mark(say('superseded'))] : []),
    list([
      pair('number', data.number ?? say('unnumbered')),
      pair('to', to[lang]),
      WHOSE_TIME[lang],
      ...(data.correction ? [pair('correction', data.correction)] : []),
    ]),
    paragraph(words(data.body, lang)),
    ...(data.items.length ? itemsOf(plan, row, lang) : []),
    heading(2, say('figures')),
    list([
      pair('asOf', data.known.asOf === null ? say('nobody') : clock(data.known.asOf)),
      pair(
        'recommended',
        data.known.recommendedLevel ? levelTitle(plan, data.known.recommendedLevel)[lang] : say('none'),
      ),
      pair(
        'running',
        data.known.responseLevel ? levelTitle(plan, data.known.responseLevel)[lang] : say('noResponse'),
      ),
    ]),
    figuresOf(plan, row, lang),
    paragraph(
      [issuer?.title[lang] ?? rules.issuer, data.approval ? beijingDate(data.approval.at) : '']
        .join('\n')
        .trim(),
    ),
    list([
      ...approvalLines(plan, row, lang, witness),
      ...(data.sent ? [pair('sent', `${clock(data.sent.at)} ${CHANNELS[data.sent.channel][lang]}`)] : []),
      ...(data.entered
        ? [
            `${say('entered')} ${rules.system.title[lang]}${lang === 'zh' ? '：' : ': '}${clock(data.entered.at)}${
              lang === 'zh' ? '，' : ', '
            }${say('reference')} ${data.entered.reference}`,
          ]
        : []),
    ]),
  ].filter((block) => block.kind !== 'list' || block.items.length > 0);
}

/** Words in the language asked for, or in Chinese where nobody wrote others. */
const words = (text: { zh: string; en: string | null }, lang: Lang): string =>
  (lang === 'en' ? text.en : null) ?? text.zh;

function figuresOf(plan: Plan, { kind, data }: UpwardRow, lang: Lang): Block {
  const { figures, missingFrom, hazard } = data.known;
  const asked = upwardRules(plan, kind).figures.filter(({ hazards }) => hazards?.includes(hazard) ?? true);
  const rows = asked.map(({ indicator: key }) => {
    const missing = plan.divisions.filter(({ code }) => missingFrom[key]?.includes(code));
    return [
      plan.indicators.find((each) => each.key === key)?.title[lang] ?? key,
      figureWords(plan, key, figures[key] ?? null, missing.length > 0)[lang],
      missing.map(({ title }) => title[lang]).join(lang === 'zh' ? '、' : ', '),
    ];
  });
  return table([WORDS.indicator[lang], WORDS.value[lang], WORDS.missing[lang]], rows);
}

function itemsOf(plan: Plan, row: UpwardRow, lang: Lang): Block[] {
  const { items, grants } = row.data;
  const { kinds } = upwardRules(plan, row.kind).support!;
  const head =
    lang === 'zh'
      ? ['序号', '类别', '事项', '数量', '理由', '答复', '核准', '文号或说明']
      : ['No.', 'Kind', 'What', 'Quantity', 'Reason', 'Answer', 'Granted', 'Reply'];
  const rows = items.map((item, index) => {
    const grant = grants.find((each) => each.item === index + 1);
    return [
      String(index + 1),
      kinds.find(({ key }) => key === item.kind)?.title[lang] ?? item.kind,
      item.what,
      `${item.quantity} ${item.unit}`,
      item.reason,
      OUTCOMES[outcomeOf(item, grant)][lang],
      grant ? `${grant.granted} ${item.unit}` : '',
      grant ? [clock(grant.at), grant.document, grant.note].filter(Boolean).join(' ') : '',
    ];
  });
  return [heading(2, `${WORDS.items[lang]} · ${templateOf(plan, row.kind).title[lang]}`), table(head, rows)];
}
