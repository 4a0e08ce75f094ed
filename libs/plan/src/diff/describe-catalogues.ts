import type { Text } from '../model/basics.ts';
import type { Agency, ClockRule } from '../model/catalogue.ts';
import type { Plan } from '../model/plan.ts';
import type { Described } from './change.ts';
import { rhythm, within } from './describe-tasks.ts';
import { joined, listed, type Names, same } from './names.ts';
import { momentWords } from './time-words.ts';

export const describeHeader = (plan: Plan): Described[] => [
  {
    key: 'plan',
    name: plan.title,
    words: {
      zh: `${plan.document.number}，自 ${plan.effectiveFrom}${plan.effectiveTo ? ` 至 ${plan.effectiveTo} 前` : ''}，调整由${plan.adjustmentAuthority.of === 'higher' ? '较高级别' : '目标级别'}的决定者决定`,
      en: `${plan.document.number}, from ${plan.effectiveFrom}${plan.effectiveTo ? ` to before ${plan.effectiveTo}` : ''}, adjustments decided at the ${plan.adjustmentAuthority.of} level`,
    },
  },
];

export const describeAgencies = (plan: Plan, names: Names): Described[] =>
  plan.agencies.map((agency) => ({ key: agency.key, name: agency.title, words: agencyWords(agency, names) }));

export function agencyWords({ title, chain, member, expands }: Agency, names: Names): Text {
  const group = expands && listed([expands].flat().map(names.agency));
  return {
    zh: `${title.zh}，${chain === 'inside' ? '指令' : '商请'}${member ? '，成员' : ''}${group ? `，包括 ${group.zh}` : ''}`,
    en: `${title.en}, ${chain} the chain of command${member ? ', member' : ''}${group ? `, stands for ${group.en}` : ''}`,
  };
}

/** A capability without words of its own is shown by its key. */
const CAPABILITIES: Readonly<Record<string, Text>> = {
  log: { zh: '登记', en: 'log' },
  warn: { zh: '报送预警', en: 'hand in warnings' },
  roster: { zh: '排班', en: 'set rosters' },
  report: { zh: '报灾', en: 'report' },
  consult: { zh: '会商', en: 'consult' },
  propose: { zh: '提出建议', en: 'propose' },
  decide: { zh: '决定', en: 'decide' },
  witness: { zh: '见证', en: 'witness' },
  release: { zh: '启用任务', en: 'release tasks' },
  task: { zh: '承担任务', en: 'take tasks' },
  'keep-register': { zh: '登记人员', en: 'keep the register of persons' },
  'read-register': { zh: '查看人员登记', en: 'read the register of persons' },
  administer: { zh: '管理', en: 'administer' },
  audit: { zh: '审计', en: 'audit' },
};

/** What a post may do, and who stands above it, is authority too. */
export const describePosts = (plan: Plan, names: Names): Described[] =>
  plan.posts.map(({ key, title, superior, may }) => {
    const above = superior ? names.post(superior) : same('—');
    const mayDo = listed(may.map((each) => CAPABILITIES[each] ?? same(each)));
    return {
      key,
      name: title,
      words: {
        zh: `${title.zh}，上级 ${above.zh}，可 ${mayDo.zh}`,
        en: `${title.en}, below ${above.en}, may ${mayDo.en}`,
      },
    };
  });

export const describeClocks = (plan: Plan, names: Names): Described[] =>
  plan.clocks.map((clock) => ({ key: clock.key, name: clock.title, words: clockWords(clock, names) }));

export function clockWords(clock: ClockRule, names: Names): Text {
  const { starts, at, workingDays, levels, hazards, notHazards, threshold, dataTo, report } = clock;
  const from = momentWords(starts);
  return joined(
    [
      names.agency(clock.duty),
      { zh: `自${from.zh}起`, en: `from ${from.en}` },
      ...(clock.within ? [within(clock.within)] : []),
      ...(workingDays ? [{ zh: `${workingDays} 个工作日内`, en: `within ${workingDays} working days` }] : []),
      ...(clock.every ? [rhythm(clock.every, clock.until)] : []),
      ...(!clock.every && clock.until ? [until(clock.until)] : []),
      ...(at ? [{ zh: `${at} 前`, en: `by ${at}` }] : []),
      ...(levels ? [{ zh: `仅 ${levels.join('、')} 级`, en: `only at ${levels.join(', ')}` }] : []),
      ...(hazards ? [listed(hazards.map(names.hazard))] : []),
      ...(notHazards ? [excepting(listed(notHazards.map(names.hazard)))] : []),
      ...(threshold ? [reached(threshold.sum.join(' + '), threshold.atLeast)] : []),
      ...(dataTo ? [{ zh: '数据截至前日 24 时', en: 'with figures up to the midnight before' }] : []),
      ...(report ? [REPORT_WORDS[report]] : []),
    ],
    '，',
    ', ',
  );
}

const REPORT_WORDS: Record<NonNullable<ClockRule['report']>, Text> = {
  first: { zh: '首报', en: 'first report' },
  'follow-up': { zh: '续报', en: 'follow-up report' },
  verified: { zh: '核报', en: 'verified report' },
  direct: { zh: '直报', en: 'report straight up' },
};

const excepting = ({ zh, en }: Text): Text => ({ zh: `${zh}除外`, en: `not for ${en}` });
const reached = (sum: string, atLeast: number): Text => ({
  zh: `${sum} 达 ${atLeast} 以上`,
  en: `where ${sum} reaches ${atLeast}`,
});

function until(moment: string): Text {
  const { zh, en } = momentWords(moment);
  return { zh: `至${zh}`, en: `until ${en}` };
}

/** How what the plan leaves open is read: another reading is another rule. */
export const describeReadings = (plan: Plan): Described[] =>
  plan.unsettled.map(({ key, question, reading }) => ({ key, name: question, words: reading }));
