import { Command, Option } from 'commander';

interface Options {
  format: 'md' | 'html' | 'json';
  lang: 'zh' | 'en';
  database?: string;
}

/** `kaidu review INCIDENT`: the review of a process, read from the record without changing it. */
export function reviewCommand(): Command {
  return new Command('review')
    .description('every clock kept and missed, every decision with what was known / 复盘')
    .argument('<incident>', 'id of the incident')
    .addOption(new Option('--format <format>', 'as').choices(['md', 'html', 'json']).default('md'))
    .addOption(new Option('--lang <lang>', 'language').choices(['zh', 'en']).default('zh'))
    .option('--database <url>', 'instead of DATABASE_URL')
    .action(review);
}

async function review(incidentId: string, { format, lang, database }: Options): Promise<void> {
  const { toHtml, toMarkdown } = await import('#document');
  const { CompiledPlans, readConfig, systemClock } = await import('#engine');
  const { PlanLibrary } = await import('#plan/loader');
  const { reviewDocument, reviewOf, reviewTitle } = await import('#review');
  const { planOf } = await import('#runtime');
  const { openRecord } = await import('../record/open-record.ts');
  const plans = await CompiledPlans.open(new PlanLibrary(readConfig().plansRoot));
  const store = await openRecord(database);
  try {
    const found = await reviewOf(store.reader, plans, incidentId, systemClock.now());
    if (format === 'json') {
      console.log(JSON.stringify(found, null, 2));
      return;
    }
    const [incident] = await store.reader.get('incident', [incidentId]);
    const blocks = reviewDocument(planOf(plans, incident!).plan, found, lang);
    process.stdout.write(
      format === 'md' ? toMarkdown(blocks) : toHtml(reviewTitle(found, lang), lang, blocks),
    );
  } finally {
    await store.close();
  }
}
