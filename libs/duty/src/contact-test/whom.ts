import { isOwn } from '#identity';
import { Problem } from '#kernel';
import { type Capability, type Plan, recipientTitle, type Text } from '#plan';
import { type Actor, type ContactRow, holds, isCapable, type Plans, type Reader } from '#runtime';

/** The newest loaded version of each plan: contacts stand beside the plans, not within one. */
export function currentPlans(plans: Plans): Plan[] {
  const newest = new Map(plans.list().map(({ id, effectiveFrom }) => [id, effectiveFrom]));
  return [...newest].map(([id, effectiveFrom]) => plans.version(id, effectiveFrom).plan);
}

/** A post with one of these takes part in a response, and so gets messages. */
const TAKES_PART: readonly Capability[] = ['log', 'propose', 'decide'];

/** Every agency, county and post that messages go to by themselves; never a leader of the jurisdiction. */
function addressees({ agencies, divisions, posts }: Plan): string[] {
  const working = posts.filter(
    ({ per, leader, may }) => !per && !leader && may.some((each) => TAKES_PART.includes(each)),
  );
  return [
    ...working.map(({ key }) => `post:${key}`),
    ...divisions.filter(({ counted }) => counted).map(({ code }) => `division:${code}`),
    ...agencies.filter(({ kind }) => kind === 'agency').map(({ key }) => `agency:${key}`),
  ];
}

const isAccount = (recipient: string) => recipient.startsWith('account:');
export const hasInbox = (recipient: string): boolean => !isAccount(recipient);
const keyOf = (recipient: string) => recipient.slice(recipient.indexOf(':') + 1);

/** Whether some plan has this agency, division or post. */
const isKnown = (recipient: string, plans: readonly Plan[]) =>
  plans.some(({ agencies, divisions, posts }) => {
    const key = keyOf(recipient);
    if (recipient.startsWith('agency:')) return agencies.some((one) => one.key === key);
    if (recipient.startsWith('division:')) return divisions.some(({ code }) => code === key);
    return recipient.startsWith('post:') && posts.some((post) => post.key === key && !post.per);
  });

type Find = Reader['find'];

/**
 * Everybody that a test reaches when nobody was chosen: each addressee, and whoever else has an active contact. Nothing
 * addresses a leader by itself, nor an account that was deactivated: their contacts are tested only where they are named.
 */
export async function everybody(find: Find, plans: readonly Plan[]): Promise<string[]> {
  const contacts = await find('contact', { active: true }, { orderBy: 'id' });
  const leaders = new Set(
    plans.flatMap(({ posts }) => posts.filter(({ leader }) => leader).map(({ key }) => key)),
  );
  const reachable = await find('account', { active: true });
  const accounts = new Set(
    reachable.filter(({ posts }) => !posts.some(({ post }) => leaders.has(post))).map(({ id }) => id),
  );
  const others = contacts
    .map(({ recipient }) => recipient)
    .filter((recipient) => !recipient.startsWith('post:') || !leaders.has(keyOf(recipient)))
    .filter((recipient) => !isAccount(recipient) || accounts.has(keyOf(recipient)));
  return [...new Set([...plans.flatMap(addressees), ...others])];
}

/** The chosen ones, each once; refuses `contact-test.recipient-unknown` where there is nothing to send to. */
export async function theChosen(
  find: Find,
  plans: readonly Plan[],
  chosen: readonly string[],
): Promise<string[]> {
  const recipients = [...new Set(chosen)];
  const contacts: ContactRow[] = await find('contact', { recipient: recipients, active: true });
  const reached = new Set(contacts.map(({ recipient }) => recipient));
  const unknown = recipients.filter((each) => (isAccount(each) ? !reached.has(each) : !isKnown(each, plans)));
  if (unknown.length || !recipients.length)
    throw new Problem('contact-test.recipient-unknown', { recipients: unknown.join('、') || '—' });
  return recipients;
}

/** Whether the actor is one of the recipient's own people. */
export function speaksFor(actor: Actor, recipient: string, plans: readonly Plan[]): boolean {
  const key = keyOf(recipient);
  if (isAccount(recipient)) return actor.id === key;
  if (recipient.startsWith('post:')) return holds(actor, key);
  const kind = recipient.startsWith('division:') ? 'division' : 'agency';
  return plans.some((plan) => isOwn(actor, { kind, key }, plan));
}

export const mayLog = (actor: Actor, plans: readonly Plan[]): boolean =>
  plans.some((plan) => isCapable(actor, plan, 'log'));

/** What each recipient is called; an account by its person's name. */
export async function titlesOf(
  find: Find,
  plans: readonly Plan[],
  recipients: readonly string[],
): Promise<Map<string, Text>> {
  const ids = recipients.filter(isAccount).map(keyOf);
  const accounts = ids.length ? await find('account', { id: ids }) : [];
  const names = new Map(accounts.map(({ id, name }) => [`account:${id}`, { zh: name, en: name }]));
  return new Map(
    recipients.map((recipient) => {
      const plan = plans.find((each) => isKnown(recipient, [each]));
      const title = plan ? recipientTitle(plan, recipient) : { zh: recipient, en: recipient };
      return [recipient, names.get(recipient) ?? title];
    }),
  );
}
