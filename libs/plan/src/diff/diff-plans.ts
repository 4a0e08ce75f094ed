import type { Agency, ClockRule } from '../model/catalogue.ts';
import type { Level } from '../model/level.ts';
import type { TaskTemplate } from '../model/measure.ts';
import type { Plan } from '../model/plan.ts';
import { templateId, templatesOf } from '../tasks/diff-tasks.ts';
import { changesIn, type PlanChange } from './change.ts';
import { branchWords } from './test-words.ts';

const same = (words: string) => ({ zh: words, en: words });

/** What changes between two plans, or two versions of one, in words: what a person reads before moving to it. */
export function diffPlans(before: Plan, after: Plan): PlanChange[] {
  return [
    ...header(before, after),
    ...changesIn(before.levels, after.levels, {
      what: 'level',
      keyOf: (level) => level.level,
      nameOf: (level) => level.title,
      wordsOf: (level) => ({
        zh: `第 ${level.rank} 级，${level.startsResponse ? '启动响应' : '不启动响应'}`,
        en: `rank ${level.rank}, ${level.startsResponse ? 'starts a response' : 'starts no response'}`,
      }),
    }),
    ...after.levels.flatMap((level) => {
      const old = before.levels.find((each) => each.level === level.level);
      return old ? withinLevel(old, level) : [];
    }),
    ...changesIn<Agency>(before.agencies, after.agencies, {
      what: 'agency',
      keyOf: (agency) => agency.key,
      nameOf: (agency) => agency.title,
      wordsOf: (agency) => ({
        zh: `${agency.title.zh}，${agency.chain === 'inside' ? '指令' : '商请'}${agency.member ? '，成员' : ''}${expansion(agency)}`,
        en: `${agency.title.en}, ${agency.chain} the chain of command${agency.member ? ', member' : ''}${expansion(agency)}`,
      }),
    }),
    ...changesIn<ClockRule>(before.clocks, after.clocks, {
      what: 'clock',
      keyOf: (clock) => clock.key,
      nameOf: (clock) => clock.title,
      wordsOf: (clock) => same(clockWords(clock)),
    }),
  ];
}

function header(before: Plan, after: Plan): PlanChange[] {
  return changesIn([before], [after], {
    what: 'plan',
    keyOf: () => 'plan',
    nameOf: (plan) => plan.title,
    wordsOf: (plan) => ({
      zh: `${plan.document.number}，自 ${plan.effectiveFrom}，调整由${plan.adjustmentAuthority.of === 'higher' ? '较高级别' : '目标级别'}的决定者决定`,
      en: `${plan.document.number}, from ${plan.effectiveFrom}, adjustments decided at the ${plan.adjustmentAuthority.of} level`,
    }),
  });
}

function withinLevel(before: Level, after: Level): PlanChange[] {
  const level = after.level;
  const branches = (own: Level) =>
    own.criteria.flatMap((criterion) => criterion.anyOf.map((branch) => ({ criterion, branch })));
  return [
    ...changesIn(branches(before), branches(after), {
      what: 'threshold',
      keyOf: ({ branch }) => `${level}/${branch.key}`,
      nameOf: ({ criterion, branch }) => prefixed(level, branch.title ?? criterion.title),
      wordsOf: ({ criterion, branch }) => branchWords(criterion, branch),
    }),
    ...changesIn(before.triggers, after.triggers, {
      what: 'threshold',
      keyOf: (trigger) => `${level}/${trigger.key}`,
      nameOf: (trigger) => prefixed(level, trigger.title),
      wordsOf: (trigger) => same(trigger.judgedBy.join(', ')),
    }),
    ...changesIn([before], [after], {
      what: 'authority',
      keyOf: () => level,
      nameOf: (own) => own.title,
      wordsOf: authorityWords,
    }),
    ...changesIn(templatesOf(before), templatesOf(after), {
      what: 'task',
      keyOf: (task) => `${level}/${templateId(task)}`,
      nameOf: (task) => prefixed(level, task.title),
      wordsOf: taskWords,
    }),
  ];
}

const prefixed = (level: string, title: { zh: string; en: string }) => ({
  zh: `${level} ${title.zh}`,
  en: `${level} ${title.en}`,
});

function authorityWords({ activation: own }: Level) {
  if (!own) return { zh: '不设决定者', en: 'nobody decides' };
  const informs = own.informs.join(', ') || '—';
  const direct = own.direct?.by.join(', ') ?? '—';
  const within = own.proposal?.within ?? '—';
  return {
    zh: `${own.proposes} 提出，${own.decides} 决定，报 ${informs}，${own.leads} 牵头，直接启动 ${direct}，提出时限 ${within}`,
    en: `${own.proposes} proposes, ${own.decides} decides, ${informs} told, ${own.leads} leads, direct start ${direct}, proposal within ${within}`,
  };
}

function taskWords(task: TaskTemplate) {
  const terms = [
    task.role,
    ...(task.lead ? [`← ${task.lead}`] : []),
    ...(task.condition ? [`${task.condition.kind}: ${task.condition.releasedBy.join('|')}`] : []),
    ...(task.due ? [`≤ ${task.due.within}`] : []),
    ...(task.recurs ? [`${task.recurs.every} … ${task.recurs.until}`] : []),
    task.urgency,
    ...(task.outlives ? ['outlives'] : []),
  ];
  return {
    zh: [task.agency, task.title.zh, ...terms].join('，'),
    en: [task.agency, task.title.en, ...terms].join(', '),
  };
}

const expansion = (agency: Agency): string =>
  agency.expands ? ` = ${[agency.expands].flat().join(' + ')}` : '';

function clockWords(clock: ClockRule): string {
  const terms = [
    clock.duty,
    clock.starts,
    clock.within && `≤ ${clock.within}`,
    clock.every && `↻ ${clock.every}`,
    clock.at && `@ ${clock.at}`,
    clock.workingDays && `${clock.workingDays} wd`,
    clock.until && `… ${clock.until}`,
    clock.levels?.join('|'),
    clock.hazards?.join('|'),
  ];
  return terms.filter(Boolean).join(', ');
}
