import type { Text } from '#plan';
import type { ContactTestCounts, ContactTestLineRow, ContactTestRow, Plans, Reader } from '#runtime';
import { answerOf, byRecipient, inTime } from './answers.ts';
import { currentPlans } from './whom.ts';

/** The numbers when the window has ended, and who was silent. */
export async function tally(
  find: Reader['find'],
  plans: Plans,
  { id, endsAt }: ContactTestRow,
): Promise<{ counts: ContactTestCounts; silent: { recipient: string; title: Text }[] }> {
  const lines = await find('contact_test_line', { contactTestId: id }, { orderBy: 'id' });
  const answers = (some: readonly ContactTestLineRow[]) =>
    some.map((line) => answerOf(line, endsAt)).filter(inTime);
  const groups = await byRecipient(find, currentPlans(plans), lines);
  const answered = groups.filter(([, , mine]) => answers(mine).length);
  const silent = groups
    .filter(([, , mine]) => !answers(mine).length)
    .map(([recipient, title]) => ({ recipient, title }));
  const byPhone = answered.filter(([, , mine]) =>
    answers(mine).every((answer) => answer!.onBehalfOf !== null),
  );
  const contacts = lines.filter(({ contactId }) => contactId !== null);
  const counts = {
    ...{
      recipients: groups.length,
      answered: answered.length,
      byPhone: byPhone.length,
      silent: silent.length,
    },
    ...{ contacts: contacts.length, silentContacts: contacts.length - answers(contacts).length },
  };
  return { counts, silent };
}
