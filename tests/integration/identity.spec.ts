import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { ManualClock } from '#kernel';
import { openStore } from '#persistence';
import type { Plan } from '#plan';
import { PlanLibrary } from '#plan/loader';
import type { Plans } from '#runtime';
import { accountCases } from '../../libs/identity/testing/account-cases.ts';
import type { IdentityContext } from '../../libs/identity/testing/context.ts';
import { delegationCases } from '../../libs/identity/testing/delegation-cases.ts';
import { IdentityDesk } from '../../libs/identity/testing/identity-desk.ts';
import { loginCases } from '../../libs/identity/testing/login-cases.ts';
import { sessionCases } from '../../libs/identity/testing/session-cases.ts';
import { tokenCases } from '../../libs/identity/testing/token-cases.ts';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';

const plansFolder = fileURLToPath(new URL('../../workflows/plans', import.meta.url));

describe.each(DATABASES)('identity on %s', (kind) => {
  let database: ScratchDatabase;
  let context: IdentityContext & { plan: Plan };

  beforeAll(async () => {
    database = await createDatabase(kind);
    const plan = await new PlanLibrary(plansFolder).latest('bayingolin/natural-disaster-relief');
    // Identity looks at plans, never at what classifies by them.
    const loaded = { plan, compiled: null as never };
    const plans: Plans = { at: () => loaded, version: () => loaded, list: () => [plan] };
    const store = await openStore({ url: database.url });
    const clock = new ManualClock(Date.parse('2026-07-01T00:00:00Z'));
    const desk = new IdentityDesk(store, plans, clock);
    const administrator = await desk.actor('root', { post: 'administrator' });
    context = { desk, store, clock, plans, plan, administrator };
  });
  afterAll(async () => {
    await context?.desk.bus.idle();
    await context?.store.close();
    await database?.drop();
  });

  describe('accounts', () => accountCases(() => context));
  describe('log-in', () => loginCases(() => context));
  describe('sessions', () => sessionCases(() => context));
  describe('tokens', () => tokenCases(() => context));
  describe('delegations', () => delegationCases(() => context));
});
