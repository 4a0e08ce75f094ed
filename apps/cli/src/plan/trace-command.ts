import { beijingDate } from '#kernel';
import type { Plan, TracedClause, TraceState } from '#plan';
import { column, widthOf } from '../demo/print.ts';

export interface TraceOptions {
  clause?: string;
  json?: true;
  lang: 'zh' | 'en';
}

const STATES: Record<TraceState, { zh: string; en: string }> = {
  covered: { zh: '已落实', en: 'covered' },
  heading: { zh: '标题', en: 'heading' },
  'out-of-scope': { zh: '范围之外', en: 'out of scope' },
  planned: { zh: '待建', en: 'planned' },
  unsettled: { zh: '待明确', en: 'unsettled' },
  missing: { zh: '缺', en: 'MISSING' },
};

/**
 * `kaidu plan trace`: clause → data → code → test. Answers the exit status: 1 where a clause is neither covered
 * nor accounted for, or a plan has no list of its clauses.
 */
export async function tracePlans(reference: string | undefined, options: TraceOptions): Promise<number> {
  const [{ tracePlan }, { PlanCache, PlanLibrary, planNamed, readClauseIndex }] = await Promise.all([
    import('#plan'),
    import('#plan/loader'),
  ]);
  const library = new PlanLibrary(undefined, new PlanCache());
  const today = beijingDate(Date.now());
  const index = readClauseIndex() ?? { code: {}, tests: {} };
  const traced: { plan: Plan; clauses: TracedClause[] }[] = [];
  for (const id of reference === undefined ? library.ids() : [reference]) {
    const plan = await planNamed(library, id, today);
    const clauses = tracePlan(plan, index).filter((each) => (options.clause ?? each.number) === each.number);
    traced.push({ plan, clauses });
  }
  if (options.json) console.log(JSON.stringify(traced.map(document), null, 2));
  else for (const { plan, clauses } of traced) tell(plan, clauses, options);
  return traced.some(({ clauses }) => !isWhole(clauses)) ? 1 : 0;
}

const isWhole = (clauses: readonly TracedClause[]): boolean =>
  clauses.length > 0 && clauses.every(({ state }) => state !== 'missing');

const document = ({ plan, clauses }: { plan: Plan; clauses: TracedClause[] }) => ({
  plan: { id: plan.id, effectiveFrom: plan.effectiveFrom, hash: plan.hash },
  clauses,
});

function tell(plan: Plan, clauses: readonly TracedClause[], { clause, lang }: TraceOptions): void {
  const zh = lang === 'zh';
  console.log(`${plan.title[lang]}  ${plan.id}@${plan.effectiveFrom}`);
  if (clauses.length === 0) {
    if (clause === undefined)
      console.log(zh ? '没有条款清单 clauses.yaml' : 'has no list of clauses (clauses.yaml)');
    else console.log(zh ? `没有条款 ${clause}` : `has no clause ${clause}`);
    return;
  }
  const widest = (of: (each: TracedClause) => string) =>
    Math.max(...clauses.map((each) => widthOf(of(each))));
  const [numbers, titles] = [widest(({ number }) => number), widest(({ title }) => title[lang])];
  for (const each of clauses) {
    const cells = [
      column(each.number, numbers),
      column(each.title[lang], titles),
      column(STATES[each.state][lang], 12),
    ];
    console.log(
      `${cells.join('  ')}  ${[counted(each, zh), each.reason?.[lang]].filter(Boolean).join(zh ? '；' : '; ')}`.trimEnd(),
    );
    if (clause !== undefined) for (const line of found(each, zh)) console.log(`  ${line}`);
  }
  const counts = Object.entries(STATES).flatMap(([state, words]) => {
    const count = clauses.filter((each) => each.state === state).length;
    return count ? [`${words[lang]} ${count}`] : [];
  });
  console.log(counts.join(zh ? '，' : ', '));
}

function counted({ state, items, code, tests }: TracedClause, zh: boolean): string {
  if (state !== 'covered' && state !== 'missing') return '';
  return zh
    ? `数据 ${items.length}，代码 ${code.length}，测试 ${tests.length}`
    : `data ${items.length}, code ${code.length}, tests ${tests.length}`;
}

const found = ({ items, code, tests, unsettled }: TracedClause, zh: boolean): string[] => [
  ...items.map((item) => `${zh ? '数据' : 'data'} ${item}`),
  ...code.map((file) => `${zh ? '代码' : 'code'} ${file}`),
  ...tests.map((file) => `${zh ? '测试' : 'test'} ${file}`),
  ...unsettled.map((key) => `${zh ? '待明确' : 'unsettled'} ${key}`),
];
