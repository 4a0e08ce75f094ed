import type { Text } from '../model/basics.ts';
import type { Agency, ClockRule } from '../model/catalogue.ts';
import type { Plan } from '../model/plan.ts';
import type { Described } from './change.ts';
import { rhythm, within } from './describe-tasks.ts';
import { joined, listed, type Names, same } from './names.ts';
import { momentWords } from './time-words.ts';

export const describeHeader = (plan: Plan): Described[] => {
  const { id, title, document, jurisdiction, effectiveFrom, effectiveTo, timezone } = plan;
  const { number, issuedOn, replaces } = document;
  const higher = plan.adjustmentAuthority.of === 'higher';
  const words = [
    same(number),
    { zh: `${issuedOn} 印发`, en: `issued on ${issuedOn}` },
    ...(replaces ? [{ zh: `代替 ${replaces}`, en: `replaces ${replaces}` }] : []),
    { zh: `自 ${effectiveFrom}`, en: `from ${effectiveFrom}` },
    ...(effectiveTo ? [{ zh: `至 ${effectiveTo} 前`, en: `to before ${effectiveTo}` }] : []),
    {
      zh: `调整由${higher ? '较高级别' : '目标级别'}的决定者决定`,
      en: `adjustments decided at the ${higher ? 'higher' : 'target'} level`,
    },
    joined([jurisdiction.title, same(`${jurisdiction.code} ${jurisdiction.key} ${id}`)], ' ', ' '),
    same(timezone),
  ];
  return [{ key: 'plan', name: title, words: joined(words, '，', ', ') }];
};

export const describeAgencies = (plan: Plan, names: Names): Described[] =>
  plan.agencies.map((agency) => ({ key: agency.key, name: agency.title, words: agencyWords(agency, names) }));

export function agencyWords(agency: Agency, names: Names): Text {
  const { title, chain, member, expands, functions, fallback } = agency;
  const group = expands && listed([expands].flat().map(names.agency));
  const apart = functions && listed(functions.map((one) => joined([one.title, same(one.key)], ' ', ' ')));
  const instead = fallback && names.agency(fallback);
  return joined(
    [
      title,
      chain === 'inside' ? { zh: '指令', en: 'inside the chain of command' } : OUTSIDE,
      ...(member ? [{ zh: '成员', en: 'member' }] : []),
      ...(agency.kind === 'group' ? [{ zh: '一组单位', en: 'a group' }] : []),
      ...(group ? [{ zh: `包括 ${group.zh}`, en: `stands for ${group.en}` }] : []),
      ...(instead ? [{ zh: `未指定时由 ${instead.zh} 承担`, en: `until named ${instead.en}` }] : []),
      ...(apart ? [{ zh: `分设 ${apart.zh}`, en: `with contacts for ${apart.en}` }] : []),
    ],
    '，',
    ', ',
  );
}

const OUTSIDE = { zh: '商请', en: 'outside the chain of command' };

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
  plan.posts.map(({ key, title, kind, superior, may, per, leader }) => {
    const above = superior ? names.post(superior) : same('—');
    const mayDo = listed(may.map((each) => CAPABILITIES[each] ?? same(each)));
    const words = [
      title,
      ...(kind === 'body' ? [{ zh: '机构', en: 'a body' }] : []),
      ...(per === 'division' ? [{ zh: '各县市一个', en: 'one for each division' }] : []),
      ...(per === 'agency' ? [{ zh: '各单位一个', en: 'one for each agency' }] : []),
      ...(leader ? [{ zh: '领导', en: 'a leader' }] : []),
      { zh: `上级 ${above.zh}`, en: `below ${above.en}` },
      { zh: `可 ${mayDo.zh}`, en: `may ${mayDo.en}` },
    ];
    return { key, name: title, words: joined(words, '，', ', ') };
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
