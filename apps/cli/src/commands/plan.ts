import { join, relative } from 'node:path';
import { Command, Option } from 'commander';
import { beijingDate, isProblem } from '#kernel';
import type { Finding, Plan } from '#plan';
import { type BacktestOptions, backtestPlan } from '../plan/backtest-command.ts';
import { type TraceOptions, tracePlans } from '../plan/trace-command.ts';

type Language = 'zh' | 'en';

interface Options {
  lang: Language;
  json?: true;
  asOf?: string;
}

/** `kaidu plan lint|show|diff|backtest|trace`: what needs no server. What is heavy is loaded by the command that needs it. */
export function planCommand(): Command {
  const plan = new Command('plan').description('response plans as data / 预案数据');
  const language = () =>
    new Option('--lang <language>', 'language of messages').choices(['zh', 'en']).default('zh');
  plan
    .command('lint')
    .argument('[plan]', 'ID, ID@DATE or folder; every plan if left out')
    .addOption(language())
    .description('prove that a plan is whole; exit status 1 on errors / 检查预案')
    .action((reference: string | undefined, options: Options) =>
      run(options, () => lint(reference, options.lang)),
    );
  plan
    .command('show')
    .argument('<plan>', 'ID, ID@DATE or folder')
    .option('--json', 'the whole resolved plan')
    .option('--as-of <date>', 'the version in force on this day, YYYY-MM-DD')
    .addOption(language())
    .description('the plan in force / 查看预案')
    .action((reference: string, options: Options) => run(options, () => show(reference, options)));
  plan
    .command('diff')
    .argument('<a>', 'ID@DATE or folder')
    .argument('<b>', 'ID@DATE or folder')
    .option('--json', 'as JSON')
    .addOption(language())
    .description('what changes from one plan to another / 比较两个版本')
    .action((a: string, b: string, options: Options) => run(options, () => diff(a, b, options)));
  plan
    .command('backtest')
    .argument('<plan>', 'ID, ID@DATE or folder')
    .requiredOption('--incidents <file>', 'JSON Lines of past incidents or of facts; - for standard input')
    .option('--against <plan>', 'a plan to compare with: ID@DATE or folder')
    .option('--json', 'as JSON, with every moment and criterion')
    .addOption(language())
    .description('the level of past incidents under a plan; exit status 1 on bad lines / 回测历史灾害')
    .action((reference: string, options: BacktestOptions) =>
      run(options, () => backtestPlan(reference, options)),
    );
  plan
    .command('trace')
    .argument('[plan]', 'ID, ID@DATE or folder; every plan if left out')
    .option('--clause <number>', 'one clause, with everything that stands for it')
    .option('--json', 'as JSON')
    .addOption(language())
    .description('clause → data → code → test; exit status 1 where a clause is not accounted for / 条款追踪')
    .action((reference: string | undefined, options: TraceOptions) =>
      run(options, () => tracePlans(reference, options)),
    );
  return plan;
}

/** A refusal goes to standard error with its faults, and gives exit status 1. */
async function run({ lang }: Pick<Options, 'lang'>, command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!isProblem(error)) throw error;
    console.error(`${error.code} ${error[lang]}`);
    for (const fault of error.extras.faults ?? []) console.error(`  ${fault.at} ${fault[lang]}`);
    process.exitCode = 1;
  }
}

async function lint(reference: string | undefined, language: Language): Promise<number> {
  const [{ compileMessages }, { foldersNamed, PlanCache, PlanLibrary, readMessages }] = await Promise.all([
    import('#messages'),
    import('#plan/loader'),
  ]);
  const library = new PlanLibrary(undefined, new PlanCache());
  const folders =
    reference === undefined
      ? library.ids().flatMap((id) => foldersNamed(library, id))
      : foldersNamed(library, reference);
  const counts = { error: 0, warning: 0 };
  const said = new Set<string>();
  for (const folder of folders) {
    const { plan, findings } = await library.check(folder);
    const ofMessages = plan
      ? compileMessages(plan, await readMessages(folder, process.env['KAIDU_MESSAGES'])).findings
      : [];
    for (const finding of [...findings, ...ofMessages]) {
      const line = findingLine(folder, finding, language);
      // Words that serve several plans have their faults told once.
      if (said.has(line)) continue;
      said.add(line);
      counts[finding.severity]++;
      console.log(line);
    }
  }
  console.log(
    language === 'zh'
      ? `检查预案 ${folders.length} 个版本：错误 ${counts.error}，警告 ${counts.warning}`
      : `${folders.length} plan version(s): ${counts.error} error(s), ${counts.warning} warning(s)`,
  );
  return counts.error ? 1 : 0;
}

function findingLine(folder: string, finding: Finding, language: Language): string {
  const file = join(relative(process.cwd(), folder), finding.file);
  return `${file}:${finding.line}:${finding.column} ${finding.severity} ${finding.code} ${finding.message[language]}`;
}

async function show(reference: string, options: Options): Promise<number> {
  const [{ planDocument }, { PlanCache, PlanLibrary, planNamed, planOn }] = await Promise.all([
    import('#plan'),
    import('#plan/loader'),
  ]);
  const library = new PlanLibrary(undefined, new PlanCache());
  const plan =
    options.asOf === undefined
      ? await planNamed(library, reference, beijingDate(Date.now()))
      : await planOn(library, reference, options.asOf);
  console.log(options.json ? JSON.stringify(planDocument(plan), null, 2) : overview(plan, options.lang));
  return 0;
}

function overview(plan: Plan, language: Language): string {
  const post = (key: string) => plan.posts.find((each) => each.key === key)?.title[language] ?? key;
  const levels = plan.levels.map(({ level, title, criteria, activation, opening, measures }) => {
    const branches = criteria.flatMap((criterion) => criterion.anyOf).length;
    const tasks = measures.reduce((sum, measure) => sum + measure.tasks.length, opening?.tasks.length ?? 0);
    const counts =
      language === 'zh'
        ? `${criteria.length} 项条件（${branches} 个分支），${measures.length} 项措施，${tasks} 项任务`
        : `${criteria.length} criteria (${branches} branches), ${measures.length} measures, ${tasks} tasks`;
    const decides = activation
      ? `${language === 'zh' ? '决定：' : 'decided by: '}${post(activation.decides)}`
      : '—';
    return `${level}  ${title[language]}  ${counts}  ${decides}`;
  });
  const head = [
    `${plan.title[language]}  ${plan.document.number}`,
    `${plan.id}@${plan.effectiveFrom}  ${plan.hash}`,
  ];
  return [...head, ...levels].join('\n');
}

async function diff(a: string, b: string, options: Options): Promise<number> {
  const [{ diffPlans }, { PlanCache, PlanLibrary, planNamed }] = await Promise.all([
    import('#plan'),
    import('#plan/loader'),
  ]);
  const library = new PlanLibrary(undefined, new PlanCache());
  const today = beijingDate(Date.now());
  const changes = diffPlans(await planNamed(library, a, today), await planNamed(library, b, today));
  if (options.json) console.log(JSON.stringify(changes, null, 2));
  else if (changes.length === 0) console.log(options.lang === 'zh' ? '没有差别' : 'no difference');
  else for (const change of changes) console.log(`${change.what} ${change.words[options.lang]}`);
  return 0;
}
