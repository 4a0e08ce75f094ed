import { useSyncExternalStore } from 'react';
import type { Schemas } from '../../api/client.ts';
import { forgetReads } from '../new-build.ts';

export type Me = Omit<Schemas['Me'], 'seq'>;
/** undefined: not asked yet; null: nobody is logged in. */
type Session = Me | null | undefined;

const LAST_LOGIN = 'kaidu.last-login';
const listeners = new Set<() => void>();
let session: Session;
let journalAt: number | null = null;

function set(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

/** Asks once who the browser's cookie stands for. */
export async function findSession(): Promise<void> {
  const answer = await fetch('/auth/me');
  if (answer.ok) {
    const { seq, ...me } = (await answer.json()) as Schemas['Me'];
    // A copy from before tells who one is, and nothing of where the journal stands.
    journalAt = answer.headers.has('x-kaidu-kept-at') ? null : seq;
    set(me);
  } else if (answer.status === 401) set(null);
  else throw new Error(`/auth/me: ${answer.status}`);
}

/** Logs in; throws the refusal. The answer says whether it is the same person as before. */
export async function logIn(login: string, password: string): Promise<{ same: boolean }> {
  const answer = await fetch('/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw body;
  const { account } = body as Schemas['LoggedIn'];
  const same = session?.id === account.id;
  if (!same) await forgetReads();
  localStorage.setItem(LAST_LOGIN, login);
  set({ id: account.id, name: account.name, posts: account.posts });
  return { same };
}

export async function logOut(): Promise<void> {
  await fetch('/auth/logout', { method: 'POST' });
  await forgetReads();
  window.location.assign('/console/');
}

/** Where the journal stood before anything was read; null where nobody has said. */
export const journalBefore = (): number | null => journalAt;

/** Whoever is logged in, outside of what is drawn. */
export const meNow = (): Session => session;

/** Whose session it is; null where nobody is logged in. */
export const whoId = (): string | null => session?.id ?? null;

export const lastLogin = (): string => localStorage.getItem(LAST_LOGIN) ?? '';

export const useSession = (): Session =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );

/** Whoever is logged in; only below the log-in page. */
export function useMe(): Me {
  const me = useSession();
  if (!me) throw new Error('nobody is logged in');
  return me;
}
