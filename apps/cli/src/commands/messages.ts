import { Command, Option } from 'commander';
import type { PreviewedMessage } from '#messages';

interface Options {
  plan?: string;
  kind?: string[];
  channel: string[];
  request?: true;
  internal?: true;
  exercise?: true;
  lang?: 'zh' | 'en';
  json?: true;
}

const list = (text: string): string[] => text.split(',').filter(Boolean);

/** `kaidu messages preview`: what messages look like, from the templates alone; needs no record and sends nothing. */
export function messagesCommand(): Command {
  const messages = new Command('messages').description('words of messages / 消息文字');
  messages
    .command('preview')
    .description('samples of messages as they go out over a channel / 预览消息')
    .option('--plan <plan>', 'ID, ID@DATE or folder; the default plan if left out')
    .option('--kind <kinds>', 'such as task.issued,notice; every kind if left out', list)
    .option('--channel <channels>', 'such as sms,email', list, ['sms', 'email'])
    .option('--request', 'as a letter of request / 商请函')
    .option('--internal', 'to a contact inside the government’s own network / 内网联系方式')
    .option('--exercise', 'as in an exercise / 演练')
    .addOption(new Option('--lang <language>', 'only this one').choices(['zh', 'en']))
    .option('--json', 'as JSON')
    .action(preview);
  return messages;
}

async function preview(options: Options): Promise<void> {
  const { channel: channels, request = false, internal = false, exercise = false, lang, json } = options;
  const { beijingDate, Problem } = await import('#kernel');
  const { compileMessages, isKind, KINDS, previewMessage, sampleDelivery, sampleLink } = await import(
    '#messages'
  );
  const { foldersNamed, PlanCache, PlanLibrary, planNamed, readMessages, unsoundMessages } = await import(
    '#plan/loader'
  );
  const wanted = options.kind ?? KINDS;
  const kinds = wanted.filter(isKind);
  const other = wanted.find((kind) => !isKind(kind));
  if (other !== undefined)
    throw new Problem('message.kind-unknown', { kind: other, known: KINDS.join(', ') });
  const library = new PlanLibrary(process.env['KAIDU_PLANS'], new PlanCache());
  const reference = options.plan ?? process.env['KAIDU_PLAN'] ?? library.ids()[0]!;
  const plan = await planNamed(library, reference, beijingDate(Date.now()));
  const folders = foldersNamed(library, reference);
  const folder = folders.find((each) => each.includes(plan.effectiveFrom)) ?? folders.at(-1)!;
  const read = await readMessages(folder, process.env['KAIDU_MESSAGES']);
  const { messages, findings } = compileMessages(plan, read);
  if (!messages) throw unsoundMessages(findings.map((finding) => ({ folder, finding })));
  const previews = kinds.flatMap((kind) => {
    const delivery = sampleDelivery(plan, { kind, form: request ? 'request' : 'ordinary' });
    const subject = {
      delivery: { ...delivery, exercise },
      plan,
      login: 'https://kaidu.example.gov.cn',
      link: sampleLink,
    };
    return channels.map((channel) => ({
      ...{ kind, channel },
      ...previewMessage(messages, subject, { channel, internal }, lang),
    }));
  });
  if (json) console.log(JSON.stringify(previews, null, 2));
  else for (const each of previews) print(each);
}

function print({
  kind,
  channel,
  cls,
  sends,
  size,
  subject,
  short,
  text,
}: PreviewedMessage & { kind: string; channel: string }): void {
  console.log(`── ${kind} · ${channel} · ${cls} ──`);
  if (sends === 'short')
    console.log(`${short}\n（${size.segments} 条 / SMS, ${size.units} × ${size.encoding}）\n`);
  else console.log(`${subject}\n\n${text}\n`);
}
