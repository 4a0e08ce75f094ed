import { Command } from 'commander';
import { Problem } from '#kernel';
import type { Classification, CompiledPlan, Facts } from '#plan';

/**
 * `kaidu classify`: JSON Lines in, one JSON line out for each. A bad line gives an error object in its place,
 * and exit status 1 at the end. Needs no server; what is heavy is loaded when it runs.
 */
export function classifyCommand(): Command {
  return new Command('classify')
    .description('JSON Lines of facts on standard input → level and reasons / 逐行判定响应级别')
    .action(async () => {
      const answer = await lineClassifier();
      let rest = '';
      let failed = false;
      let number = 0;
      const answerAll = async (lines: string[]) => {
        let out = '';
        for (const line of lines) {
          number++;
          if (line.trim() === '') continue;
          try {
            out += `${JSON.stringify(await answer(line))}\n`;
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
            failed = true;
            out += `${JSON.stringify({ error, line: number })}\n`;
          }
        }
        await write(out);
      };
      process.stdin.setEncoding('utf8');
      for await (const chunk of process.stdin) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop()!;
        await answerAll(lines);
      }
      await answerAll([rest]);
      if (failed) process.exitCode = 1;
    });
}

/** Answers one line; plans are read and compiled once. The answer throws a Problem for a bad line. */
async function lineClassifier(): Promise<(line: string) => Promise<Classification>> {
  const [plans, { PlanCache, PlanLibrary, planOn }] = await Promise.all([
    import('#plan'),
    import('#plan/loader'),
  ]);
  const { baseFiguresOn, checkFacts, classify, compile, readFacts, readObject } = plans;
  const library = new PlanLibrary(undefined, new PlanCache());
  const ready = new Map<string, { compiled: CompiledPlan; base: NonNullable<Facts['base']> }>();
  const prepare = async (reference: string, asOf: string) => {
    const key = `${asOf} ${reference}`;
    const known = ready.get(key);
    if (known) return known;
    const plan = await planOn(library, reference, asOf);
    const fresh = { compiled: compile(plan), base: baseFiguresOn(plan, asOf) };
    ready.set(key, fresh);
    return fresh;
  };
  return async (line) => {
    const { plan, asOf, ...input } = readObject(line);
    if (typeof plan !== 'string' || plan === '')
      throw invalid('plan', '须为预案编号或文件夹路径', 'must be the id of a plan or the path of its folder');
    if (!isDate(asOf)) throw invalid('asOf', '须为日期 YYYY-MM-DD', 'must be a date YYYY-MM-DD');
    const { compiled, base } = await prepare(plan, asOf);
    const facts = readFacts(input);
    checkFacts(compiled, facts);
    return classify(compiled, { ...facts, base: { ...base, ...facts.base } });
  };
}

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

const invalid = (field: string, zh: string, en: string) =>
  new Problem('request.invalid', { count: 1 }, { faults: [{ at: `/${field}`, zh, en }] });

/** Waits while the reader is slower, so that any amount of input runs in constant memory. */
async function write(text: string): Promise<void> {
  if (text && !process.stdout.write(text))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}
