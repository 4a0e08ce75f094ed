import { readFileSync } from 'node:fs';
import { beijingDate, Problem } from '#kernel';
import type { BacktestedLine, BadLine, Plan } from '#plan';
import { backtestTable } from './backtest-table.ts';

export interface BacktestOptions {
  incidents: string;
  against?: string;
  json?: true;
  lang: 'zh' | 'en';
}

/** `kaidu plan backtest`: the levels of past incidents under a plan. Answers the exit status: 1 on bad lines. */
export async function backtestPlan(reference: string, options: BacktestOptions): Promise<number> {
  const [{ backtestLines, prepareBacktest }, { PlanCache, PlanLibrary, planNamed }] = await Promise.all([
    import('#plan'),
    import('#plan/loader'),
  ]);
  const text = readIncidents(options.incidents);
  const library = new PlanLibrary(undefined, new PlanCache());
  const today = beijingDate(Date.now());
  const plan = await planNamed(library, reference, today);
  const other = options.against === undefined ? null : await planNamed(library, options.against, today);
  const result = backtestLines(text, prepareBacktest(plan), other && prepareBacktest(other));
  if (options.json) tellJson(plan, other, result);
  else tell(plan, other, result, options.lang);
  return result.errors.length ? 1 : 0;
}

function readIncidents(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    const why = `${path}: ${(error as Error).message}`;
    throw new Problem('request.malformed', { why });
  }
}

interface Result {
  incidents: BacktestedLine[];
  errors: BadLine[];
}

const pinned = ({ id, effectiveFrom, hash }: Plan) => ({ id, effectiveFrom, hash });

function tellJson(plan: Plan, other: Plan | null, { incidents, errors }: Result): void {
  const document = { plan: pinned(plan), against: other && pinned(other), incidents, errors };
  console.log(JSON.stringify(document, null, 2));
}

function tell(plan: Plan, other: Plan | null, { incidents, errors }: Result, lang: 'zh' | 'en'): void {
  const zh = lang === 'zh';
  const name = (each: Plan) => `${each.id}@${each.effectiveFrom}`;
  console.log(
    `${plan.title[lang]}  ${name(plan)}${other ? `  ${zh ? '对照' : 'against'} ${name(other)}` : ''}`,
  );
  for (const line of backtestTable(incidents, plan, other, lang)) console.log(line);
  const outside = incidents.filter(({ inForce }) => inForce === false).length;
  if (outside)
    console.log(
      zh
        ? `${outside} 场灾害发生时本版本不在施行：级别只作回测，不是当时应启动的级别。`
        : `This version was not in force at ${outside} of the incidents: their levels are a backtest, not what applied then.`,
    );
  for (const { line, error } of errors) {
    console.error(`${zh ? `第 ${line} 行` : `line ${line}`}: ${error.code} ${error[lang]}`);
    for (const fault of error.extras.faults ?? []) console.error(`  ${fault.at} ${fault[lang]}`);
  }
}
