import { Problem } from '#kernel';
import type { DutyShiftRow, Session } from '#runtime';
import { isOfSubject, type Subject } from '../subject.ts';

/** Who stands on a roster: an account by its log-in, or a name and a telephone number. */
export interface PersonGiven {
  account?: string | undefined;
  name?: string | undefined;
  phone?: string | undefined;
}

type Person = Pick<DutyShiftRow, 'name' | 'phone' | 'accountId'>;

/** The person of the `n`th shift; refuses an account that does not do this duty, and one of a leader's. */
export async function findPerson(
  session: Session,
  subject: Subject,
  given: PersonGiven,
  n: number,
): Promise<Person> {
  const [name, phone] = [given.name?.trim(), given.phone?.trim() || null];
  if (given.account === undefined) {
    if (!name || !phone) throw new Problem('roster.person-incomplete', { n });
    return { name, phone, accountId: null };
  }
  const login = given.account;
  const [account] = await session.find('account', { login });
  const { title, plan } = subject;
  if (!account?.active || !isOfSubject({ ...account }, subject))
    throw new Problem('roster.account-unfit', { n, login, subjectZh: title.zh, subjectEn: title.en });
  const leads = plan.posts.some(
    ({ key, leader }) => leader && account.posts.some(({ post }) => post === key),
  );
  if (leads) throw new Problem('roster.leader', { login });
  return { name: name || account.name, phone, accountId: account.id };
}
