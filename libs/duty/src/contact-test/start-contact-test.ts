import { namePosts } from '#identity';
import { beijingIso, beijingMoment, Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type Actor,
  type Command,
  type ContactTestRow,
  holds,
  notify,
  type Said,
  type Session,
} from '#runtime';
import { currentPlans, everybody, hasInbox, speaksFor, theChosen } from './whom.ts';

export interface StartContactTest {
  /** Minutes in which an answer is in time; an hour if left out. */
  windowMinutes?: number | undefined;
  /** Whom to test, `account:<id>` for a person's own contacts; everybody if left out. An agency names itself. */
  recipients?: string[] | undefined;
}

export interface ContactTestStarted {
  id: string;
  seq: number;
  state: string;
  endsAt: number;
  /** Messages sent: one for each inbox and each contact. */
  messages: number;
}

const DEFAULT_WINDOW_MINUTES = 60;
/** A day: a test that is mistaken must not stand in the way of the next one for long. */
const LONGEST_WINDOW_MINUTES = 24 * 60;

/**
 * Sends a test message to every inbox and every contact, marked for exercises or not, since a test is none. An agency or
 * a county may test its own at any time, beside the office's test of everybody. Refuses `contact-test.forbidden`,
 * `contact-test.window-invalid`, `contact-test.recipient-unknown` and, while another one runs, `contact-test.running`.
 */
export const startContactTest: Command<StartContactTest, ContactTestStarted> = {
  name: 'start-contact-test',
  async handle(session, { windowMinutes = DEFAULT_WINDOW_MINUTES, recipients: chosen }) {
    const plans = currentPlans(session.plans);
    const own = !isTester(session.actor, plans);
    if (own) requireOwn(session, plans, chosen);
    if (!Number.isInteger(windowMinutes) || windowMinutes < 1 || windowMinutes > LONGEST_WINDOW_MINUTES)
      throw new Problem('contact-test.window-invalid', {
        given: windowMinutes,
        most: LONGEST_WINDOW_MINUTES,
      });
    const running = (await session.find('contact_test', { state: 'running' })).find(({ data }) =>
      own ? reaches(data, chosen!) : !data.own,
    );
    if (running)
      throw new Problem('contact-test.running', { id: running.id, endsAt: beijingIso(running.endsAt) });
    const find: Session['find'] = (...asked) => session.find(...asked);
    const recipients = chosen ? await theChosen(find, plans, chosen) : await everybody(find, plans);

    const endsAt = session.now + windowMinutes * 60_000;
    const drafted = await session.create('contact_test', {
      ...{ id: session.newId(), endsAt },
      data: {
        startedBy: session.actor.id,
        windowMinutes,
        chosen: chosen ? recipients : null,
        counts: null,
        own,
      },
    });
    const messages = await send(session, drafted.id, endsAt, recipients);
    const { id, seq, state } = await session.send(
      'contact_test',
      drafted,
      { type: 'START', endsAt },
      { data: { endsAt, windowMinutes, everybody: !chosen, recipients, messages } },
    );
    return { id, seq, state, endsAt, messages };
  },
};

/** Posts that exist once and keep all rosters or all contacts. */
const testers = ({ posts }: Plan) =>
  posts.filter(({ per, may }) => !per && (may.includes('roster') || may.includes('administer')));

const isTester = (actor: Actor, plans: readonly Plan[]): boolean =>
  plans.some((plan) => testers(plan).some(({ key }) => holds(actor, key)));

/** A county or an agency tests itself and nobody else. */
function requireOwn({ actor }: Session, plans: readonly Plan[], chosen: readonly string[] = []): void {
  const places = chosen.filter((one) => !one.startsWith('post:'));
  const all = chosen.length > 0 && places.length === chosen.length;
  if (all && places.every((recipient) => speaksFor(actor, recipient, plans))) return;
  const [plan] = plans;
  const posts = testers(plan!).map(({ key }) => key);
  const names = namePosts(plan!, posts);
  throw new Problem('contact-test.forbidden', { mayZh: names.zh, mayEn: names.en }, { may: posts });
}

const reaches = ({ own, chosen }: ContactTestRow['data'], recipients: readonly string[]): boolean =>
  !own || recipients.some((one) => chosen?.includes(one));

/** Routine, so that a test never stands before an order in the queue. */
async function send(
  session: Session,
  contactTestId: string,
  endsAt: number,
  recipients: readonly string[],
): Promise<number> {
  const sent = await notify(
    session,
    null,
    recipients.map((recipient) => ({
      ...{ recipient, urgency: 'routine', contactRole: 'every' },
      ...(hasInbox(recipient) ? {} : { inbox: false as const }),
      message: messageOf(contactTestId, endsAt),
    })),
  );
  const contactIds = sent.flatMap(({ contactId }) => contactId ?? []);
  const contacts = contactIds.length ? await session.find('contact', { id: contactIds }) : [];
  const roles = new Map(contacts.map(({ id, role }) => [id, role]));
  for (const { id, recipient, contactId, channel } of sent)
    session.put('contact_test_line', {
      ...{ id, contactTestId, recipient, contactId, channel },
      role: contactId === null ? null : (roles.get(contactId) ?? null),
      ...{ answeredAt: null, answeredBy: null, onBehalfOf: null, spokenWith: null },
    });
  return sent.length;
}

function messageOf(contactTestId: string, endsAt: number): Said {
  const by = beijingMoment(endsAt);
  return {
    ...{ kind: 'contact-test', form: 'notice', incidentTitle: '', level: null, cite: null, dueAt: endsAt },
    title: {
      zh: `【测试】联系方式测试：不是指令，也不是演练，无须采取行动。请于${by.zh}前登录答复本次联系测试，或致电值班室由值班员代录`,
      en: `[TEST] Test of contacts: no order and no exercise, nothing is to be done. Answer this contact test by ${by.en}, or call the duty room`,
    },
    contactTestId,
    /** Where a system answers; with its `deliveryId` it says over which contact the message came. */
    answerTo: `/contact-tests/${contactTestId}/answers`,
  };
}
