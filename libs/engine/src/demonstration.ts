import { createAccount } from '#identity';
import { type Command, type PostHeld, SYSTEM } from '#runtime';
import type { Engine } from './engine.ts';

export const DEMONSTRATION_PASSWORD = 'kaidu-demo';

interface DemoAccount {
  login: string;
  name: string;
  posts: PostHeld[];
}

/** One account for each post of the plan; for each county and each agency where a post exists once for each. */
function demoAccounts(engine: Engine): DemoAccount[] {
  const { id, effectiveFrom } = engine.plans
    .list()
    .filter(({ id }) => id === engine.config.defaultPlan)
    .at(-1)!;
  const { plan } = engine.plans.version(id, effectiveFrom);
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
    return accounts.map(({ login }) => login);
  },
};

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
