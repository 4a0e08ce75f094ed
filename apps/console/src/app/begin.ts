import { planQuery } from '../plan/use-plan.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { findSession, meNow } from './session/session.ts';
import { placesFor } from './shell/navigation.ts';

/**
 * Asks who one is and, while the screen is still being drawn, for what that person will see first. Rejects where the
 * engine does not say who one is.
 */
export async function begin(): Promise<void> {
  await findSession();
  const me = meNow();
  if (me) void fetchFirst(me).catch(() => undefined);
}

async function fetchFirst(me: NonNullable<ReturnType<typeof meNow>>): Promise<void> {
  const plan = await queries.fetchQuery(planQuery);
  const path = window.location.pathname.replace(/^\/console/, '').replace(/\/$/, '');
  const [first] = placesFor(me, plan);
  if (path === '' && first) await router.preloadRoute({ to: first.to });
}
