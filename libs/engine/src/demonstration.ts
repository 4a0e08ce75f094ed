import { layRoster } from '#duty';
import { createAccount } from '#identity';
import { beijingDayStart } from '#kernel';
import type { Capability, Plan } from '#plan';
import { type Command, type PostHeld, type Session, SYSTEM } from '#runtime';
import type { Engine } from './engine.ts';

export const DEMONSTRATION_PASSWORD = 'kaidu-demo';

interface DemoAccount {
  login: string;
  name: string;
  posts: PostHeld[];
}

function newestPlan(engine: Engine): Plan {
  const { id, effectiveFrom } = engine.plans
    .list()
    .filter(({ id }) => id === engine.config.defaultPlan)
    .at(-1)!;
  return engine.plans.version(id, effectiveFrom).plan;
}

/** One account for each post of the plan; for each county and each agency where a post exists once for each. */
function demoAccounts(engine: Engine): DemoAccount[] {
  const plan = newestPlan(engine);
  return plan.posts.flatMap(({ key: post, title, per }) => {
    if (per === 'division')
      return plan.divisions
        .filter(({ counted }) => counted)
        .map(({ code, key, title: place }) => ({
          login: `county-${key}`,
          name: `${place.zh}${title.zh}`,
          posts: [{ post, division: code }],
        }));
    if (per === 'agency')
      return plan.agencies
        .filter(({ kind }) => kind === 'agency')
        .map(({ key, title: agency }) => ({
          login: `agency-${key}`,
          name: `${agency.zh}`,
          posts: [{ post, agency: key }],
        }));
    return [{ login: post, name: title.zh, posts: [{ post }] }];
  });
}

type HashedAccount = DemoAccount & { passwordHash: string };

/** All of them or none, so that a start that was cut short leaves no half set. */
const createAll: Command<HashedAccount[], string[]> = {
  name: 'make-demonstration',
  async handle(session, accounts) {
    for (const account of accounts) await createAccount.handle(session, account);
    await layRosters(session, accounts);
    return accounts.map(({ login }) => login);
  },
};

/** Whom somebody who tries the engine may want to be, and what that post does in it. */
export interface DemonstrationLogin {
  login: string;
  name: string;
  does: 'log' | 'propose' | 'decide' | 'task' | 'report' | 'administer';
}

/** Whether the demonstration's password still opens an account, by the hash: each is tried once. */
const opened = new Map<string, boolean>();

/**
 * The log-ins of a demonstration that still stand, in the order in which a response needs them: who logs, proposes,
 * decides the lowest level, works at it, reports and administers. None where this is no demonstration.
 */
export async function demonstrationLogins(engine: Engine): Promise<DemonstrationLogin[]> {
  if (!engine.config.demonstration) return [];
  const accounts = demoAccounts(engine);
  const wanted = demonstrationPosts(newestPlan(engine)).flatMap(([does, is]) => {
    const account = accounts.find(({ posts: [held] }) => held && is(held));
    return account ? [{ does, account }] : [];
  });
  const rows = await engine.reader.find('account', {
    login: wanted.map(({ account }) => account.login),
    active: true,
  });
  const found = await Promise.all(
    wanted.map(async ({ does, account: { login, name } }) => {
      const row = rows.find((one) => one.login === login);
      return row && (await opens(engine, row.passwordHash)) ? [{ login, name, does }] : [];
    }),
  );
  return found.flat();
}

function demonstrationPosts(plan: Plan): [DemonstrationLogin['does'], (held: PostHeld) => boolean][] {
  const lowest = plan.levels.findLast(({ activation }) => activation)?.activation;
  const may = (capability: Capability) => plan.posts.find((post) => post.may.includes(capability))?.key;
  // A member of the committee whom the lowest level gives tasks.
  const tasked = plan.levels.at(-1)?.measures.flatMap(({ tasks }) => tasks.map(({ agency }) => agency)) ?? [];
  const agency = plan.agencies.find(({ key, member }) => member && tasked.includes(key))?.key;
  return [
    ['log', ({ post }) => post === may('log')],
    ['propose', ({ post }) => post === lowest?.proposes],
    ['decide', ({ post }) => post === lowest?.decides],
    ['task', (held) => held.agency !== undefined && held.agency === agency],
    ['report', ({ post }) => post === may('report')],
    ['administer', ({ post }) => post === may('administer')],
  ];
}

async function opens({ passwords }: Engine, hash: string): Promise<boolean> {
  const known = opened.get(hash) ?? (await passwords.verify(hash, DEMONSTRATION_PASSWORD));
  opened.set(hash, known);
  return known;
}

const HOUR_MS = 3600_000;
const DAYS = 7;

/** A week of day and night shifts for each post that keeps a roster, so that there is something to hand over. */
async function layRosters(session: Session, accounts: readonly DemoAccount[]): Promise<void> {
  const posts = new Set(
    session.plans.list().flatMap(({ id, effectiveFrom }) => {
      const { duty } = session.plans.version(id, effectiveFrom).plan;
      return duty?.posts ?? [];
    }),
  );
  const from = beijingDayStart(session.now);
  const shifts = Array.from({ length: DAYS * 2 }, (_, n) => ({
    startsAt: from + n * 12 * HOUR_MS,
    endsAt: from + (n + 1) * 12 * HOUR_MS,
    turn: n % 2 ? '夜班' : '白班',
  }));
  for (const { login, name } of accounts.filter((one) => posts.has(one.login)))
    await layRoster(session, {
      subject: `post:${login}`,
      ...{ from, until: from + DAYS * 24 * HOUR_MS, reason: '演示值班表' },
      shifts: shifts.map(({ turn, ...span }) => ({ ...span, account: login, name: `${name}（${turn}）` })),
    });
}

/**
 * Fills an empty record with accounts to try the engine with, and answers their log-ins; does nothing and answers
 * null where any account exists.
 */
export async function makeDemonstration(engine: Engine): Promise<string[] | null> {
  if ((await engine.reader.count('account', {})) > 0) return null;
  const accounts = await Promise.all(
    demoAccounts(engine).map(async (account) => ({
      ...account,
      passwordHash: await engine.passwords.hash(DEMONSTRATION_PASSWORD),
    })),
  );
  return engine.bus.execute(createAll, accounts, { actor: SYSTEM, requestId: 'demonstration' });
}
