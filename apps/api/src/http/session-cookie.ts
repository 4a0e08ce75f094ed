import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Engine } from '#engine';

/** Out of reach for scripts and for other sites' forms. */
export const sessionCookie = (engine: Engine, expiresAt: number): CookieSerializeOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: engine.config.secureCookies,
  path: '/',
  expires: new Date(expiresAt),
});
