import { listTexts } from '#identity';
import { notify, type Reactions } from '#runtime';
import { tally } from './tally.ts';

/** When its window ends the test is closed, and the office is told the numbers and who was silent. */
export function registerContactTestReactions(reactions: Reactions): void {
  reactions.on('contact-test.window-passed', async (session, { streamId }) => {
    const row = await session.require('contact_test', streamId);
    if (row.state !== 'running') return;
    const { counts, silent } = await tally((...asked) => session.find(...asked), session.plans, row);
    await session.send(
      'contact_test',
      row,
      { type: 'CLOSE' },
      {
        change: { data: { ...row.data, counts } },
        data: { ...counts, silentRecipients: silent.map(({ recipient }) => recipient) },
      },
    );
    if (row.data.own) return;
    const names = listTexts(silent.map(({ title }) => title));
    const { recipients, answered, byPhone, contacts, silentContacts } = counts;
    await notify(session, null, [
      {
        ...{ recipient: 'post:office', urgency: 'routine' },
        message: {
          ...{ kind: 'notice', form: 'notice', incidentTitle: '', level: null, cite: null, dueAt: null },
          title: {
            zh: `联系测试结束：共${recipients}个对象，${answered}个按时答复（其中${byPhone}个经电话），${counts.silent}个未答复：${names.zh}。联系方式${contacts}个，${silentContacts}个未经答复`,
            en: `Contact test ended: ${recipients} recipients, ${answered} answered in time (${byPhone} by telephone), ${counts.silent} did not: ${names.en}. Of ${contacts} contacts ${silentContacts} were not answered for`,
          },
          contactTestId: row.id,
        },
      },
    ]);
  });
}
