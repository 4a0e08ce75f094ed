import type { ContactRow, Reader } from '#runtime';
import { type Finding, ok, trouble } from './finding.ts';

const NAME = '联系方式 reachability';
/** Failures looked at, the newest first. */
const LOOKED_AT = 1000;
/** Named at most; the list of deliveries has them all. */
const NAMED = 10;

/** Contacts over which the last message did not go, and those that no test has ever tried. */
export async function examineContacts(reader: Reader): Promise<Finding[]> {
  const contacts = await reader.find('contact', { active: true });
  const failing = await failingOf(reader, contacts);
  const tried = new Set((await reader.find('contact_test_line', {})).map(({ contactId }) => contactId));
  const untried = contacts.filter(({ id }) => !tried.has(id));
  const findings = [
    failing.length
      ? trouble(
          'warn',
          NAME,
          [
            `${failing.length} 个联系方式最近一次发送失败：${named(failing)}`,
            `the last message failed for ${failing.length} contact(s): ${named(failing)}`,
          ],
          ['电话核实并更正联系方式，再做联系测试', 'call them, mend the contact, and test it'],
        )
      : null,
    untried.length
      ? trouble(
          'warn',
          NAME,
          [
            `${untried.length} 个联系方式从未测试：${named(untried)}`,
            `${untried.length} contact(s) were never tested: ${named(untried)}`,
          ],
          ['发起联系测试（POST /contact-tests）', 'start a contact test (POST /contact-tests)'],
        )
      : null,
  ].filter((finding) => finding !== null);
  return findings.length ? findings : [ok(NAME, '无异常', 'nothing amiss')];
}

async function failingOf(reader: Reader, contacts: readonly ContactRow[]): Promise<ContactRow[]> {
  const failed = await reader.find(
    'delivery',
    { state: ['failed', 'exhausted'] },
    { orderBy: 'id', descending: true, limit: LOOKED_AT },
  );
  const suspect = new Set(failed.map(({ contactId }) => contactId));
  const failing: ContactRow[] = [];
  for (const contact of contacts.filter(({ id }) => suspect.has(id))) {
    // From the newest row backwards: it ends at the failure that made it a suspect, at the latest.
    const [last] = await reader.find(
      'delivery',
      { contactId: contact.id },
      { orderBy: 'id', descending: true, limit: 1 },
    );
    if (last && ['failed', 'exhausted'].includes(last.state)) failing.push(contact);
  }
  return failing;
}

const named = (contacts: readonly ContactRow[]): string =>
  contacts
    .slice(0, NAMED)
    .map(({ recipient, channel }) => `${recipient} (${channel})`)
    .join('、') + (contacts.length > NAMED ? ' …' : '');
