import type { Schemas } from '../../api/client.ts';
import type { Bilingual } from '../../i18n/language.ts';
import type { Plan } from '../../plan/use-plan.ts';

export type Contact = Schemas['Contact'];
export type Group = 'agencies' | 'divisions' | 'people';
export interface Recipient {
  key: string;
  title: Bilingual;
  contacts: Contact[];
}

const ROLES = ['first', 'second', 'head'];
export const inOrder = (contacts: readonly Contact[]): Contact[] =>
  [...contacts].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.rank - b.rank);

/** Everybody to whom messages go, with the contacts of each; people only where they have one. */
export function recipientsOf(
  plan: Plan,
  contacts: readonly Contact[],
  accounts: readonly Pick<Schemas['Account'], 'id' | 'name' | 'active'>[],
): Record<Group, Recipient[]> {
  const of = (key: string, title: Bilingual): Recipient => ({
    ...{ key, title },
    contacts: inOrder(contacts.filter(({ recipient }) => recipient === key)),
  });
  return {
    agencies: plan.agencies
      .filter(({ kind }) => kind === 'agency')
      .map(({ key, title }) => of(`agency:${key}`, title)),
    divisions: plan.divisions
      .filter(({ counted }) => counted)
      .map(({ code, title }) => of(`division:${code}`, title)),
    people: accounts
      .filter(({ active }) => active)
      .map(({ id, name }) => of(`account:${id}`, { zh: name, en: name })),
  };
}
