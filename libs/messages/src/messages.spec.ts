import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PlanLibrary, plansFolder, readMessages } from '#plan/loader';
import { compileMessages, KINDS, previewMessage, sampleDelivery, sampleLink } from './index.ts';

test('x', async () => {
  const lib = new PlanLibrary();
  const plan = await lib.latest('bayingolin/natural-disaster-relief');
  const read = await readMessages(join(plansFolder(), 'bayingolin/natural-disaster-relief/2025-06-12'));
  const { messages, findings } = compileMessages(plan, read);
  console.log(findings.map((f) => `${f.file}:${f.line} ${f.message.en}`).join('\n'));
  expect(messages).not.toBeNull();
  for (const kind of KINDS)
    for (const channel of ['sms', 'inbox']) {
      const p = previewMessage(
        messages!,
        {
          delivery: sampleDelivery(plan, { kind, form: kind === 'task.withdrawn' ? 'request' : 'ordinary' }),
          plan,
          login: 'https://k.gov.cn',
          link: sampleLink,
        },
        { channel, internal: false },
      );
      console.log(
        kind,
        channel,
        p.size,
        '\n',
        p.subject,
        '\n',
        p.short,
        '\n',
        p.text,
        '\n',
        kind === 'task.issued' ? p.html : '',
      );
    }
});
