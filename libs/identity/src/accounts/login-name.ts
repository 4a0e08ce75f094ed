import { Problem } from '#kernel';

const LOGIN = /^[a-z0-9][a-z0-9._-]{1,63}$/;

/** A login name as it is compared: people type capitals and full-width letters. */
export const foldLogin = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** The folded name; refuses one that cannot be a login name. */
export function checkLogin(typed: string): string {
  const login = foldLogin(typed);
  if (!LOGIN.test(login)) throw new Problem('login.name-invalid', { login: login.slice(0, 80) });
  return login;
}
