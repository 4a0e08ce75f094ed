import { Command, InvalidArgumentError } from 'commander';

interface Options {
  at?: number;
  knownAt?: number;
  post?: string;
  agency?: string;
  division?: string;
  database?: string;
  json?: true;
}

/** `kaidu duty`: who is or was on duty, from the journal; reads a record without changing it. */
export function dutyCommand(): Command {
  return new Command('duty')
    .description('who is or was on duty / 何人值班')
    .option(
      '--at <moment>',
      'ISO 8601 with offset, such as 2026-07-01T08:00:00+08:00; now if left out',
      moment,
    )
    .option('--known-at <moment>', 'as it was known then, without later corrections', moment)
    .option('--post <key>')
    .option('--agency <key>')
    .option('--division <code>')
    .option('--database <url>', 'instead of DATABASE_URL')
    .option('--json', 'as JSON')
    .action(tell);
}

function moment(text: string): number {
  // Without an offset the same words would mean another moment on another machine.
  const at = /(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError('须为带时区的 ISO 8601 / ISO 8601 with offset');
  return at;
}

async function tell({
  at = Date.now(),
  knownAt,
  post,
  agency,
  division,
  database,
  json,
}: Options): Promise<void> {
  const { dutyAt } = await import('#duty');
  const { beijingIso } = await import('#kernel');
  const { openRecord } = await import('../record/open-record.ts');
  const named = Object.entries({ post, agency, division }).filter(([, key]) => key !== undefined);
  const subjects = named.length ? named.map(([kind, key]) => `${kind}:${key}`) : undefined;
  const store = await openRecord(database);
  try {
    const answers = await dutyAt(store.reader, { at, subjects, knownAt });
    if (json) console.log(JSON.stringify(answers, null, 2));
    else {
      console.log(`${beijingIso(at)}（北京时间 / Beijing time）`);
      for (const answer of answers) print(answer, beijingIso);
      if (!answers.length) console.log('没有值班表 / no roster');
    }
  } finally {
    await store.close();
  }
}

const ROLE = { first: '第一联络人 / first', second: '第二联络人 / second' };
const BASIS = { 'hand-over': '按交接班 / by hand-over', roster: '按值班表 / by roster' };

function print({ subject, onDuty }: import('#duty').DutyAt, iso: (at: number) => string): void {
  if (!onDuty.length) console.log(`${subject}  无人 / nobody`);
  for (const { role, name, phone, basis, dutyFrom, dutyUntil, recordedAt, recordedAfterwards } of onDuty) {
    const late = recordedAfterwards ? `，事后补记 / recorded afterwards ${iso(recordedAt)}` : '';
    console.log(
      `${subject}  ${ROLE[role]}  ${name}${phone ? ` ${phone}` : ''}  ${BASIS[basis]}  ${iso(dutyFrom)} – ${iso(dutyUntil)}${late}`,
    );
  }
}
