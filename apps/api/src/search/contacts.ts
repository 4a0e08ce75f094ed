import { ownSubjects } from '#duty';
import type { Engine } from '#engine';
import { type Plan, recipientTitle } from '#plan';
import { type Actor, type ContactRow, isCapable } from '#runtime';
import { folded } from './words.ts';

const APART = /[\s()（）-]/g;

/** Contacts that hold every word, by whose they are or by address: all for who administers them, else one's own. */
export async function searchContacts(engine: Engine, plan: Plan, who: Actor, words: readonly string[]) {
  const own = [...new Set(ownSubjects(who)), `account:${who.id}`];
  const all = isCapable(who, plan, 'administer');
  const rows = await engine.reader.find('contact', { active: true, ...(all ? {} : { recipient: own }) });
  const people = await peopleOf(engine, rows);
  return rows
    .map(({ id, recipient, channel, address, role }) => {
      const name = people.get(recipient);
      const title = name ? { zh: name, en: name } : recipientTitle(plan, recipient);
      // Of a robot's address only its end is shown, and only that is searched.
      const known = engine.channels.all.find((each) => each.name === channel);
      return { id, recipient, title, channel, role, address: known?.showAddress?.(address) ?? address };
    })
    .filter(({ title, address }) => {
      const text = folded([title.zh, title.en, address, address.replace(APART, '')].join('\n'));
      return words.every((word) => text.includes(word));
    });
}

/** Names of those whose own contacts these are. */
async function peopleOf({ reader }: Engine, rows: readonly ContactRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ recipient }) => /^account:(.*)$/.exec(recipient)?.[1] ?? []);
  const accounts = await reader.get('account', [...new Set(ids)]);
  return new Map(accounts.map(({ id, name }) => [`account:${id}`, name]));
}
