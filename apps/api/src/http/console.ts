import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#kernel';
import { SESSION_COOKIE } from './auth.guard.ts';

/** Every address of the console begins with this, so that none can be taken for one of the interface. */
export const CONSOLE = '/console/';
const FOLDER = fileURLToPath(import.meta.resolve('#root/dist/console'));
const PAGE = join(FOLDER, 'index.html');
const A_YEAR_S = 365 * 24 * 3600;

/** It is built beside the engine; an engine without it serves the interface all the same. */
export const consoleIsBuilt = (): boolean => existsSync(PAGE);

/** Serves the console: files by their hashed names for ever, and its one page for each of its addresses. */
export async function serveConsole(server: FastifyInstance, defaultPlan: string): Promise<void> {
  if (!consoleIsBuilt()) return;
  const page = readFileSync(PAGE, 'utf8');
  // The page is ours to send: it takes a nonce that is another one each time.
  await server.register(files, {
    root: FOLDER,
    prefix: CONSOLE,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['index.html', '.vite/**'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const kept = path.includes('/assets/') ? `public, max-age=${A_YEAR_S}, immutable` : 'no-cache';
      void reply.header('cache-control', kept);
    },
  });
  const needed = ['/auth/me', '/plans', `/plans/${defaultPlan}`]
    .map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`)
    .join(', ');
  const show = (request: FastifyRequest, reply: FastifyReply) => {
    // What every page asks for first, for whoever seems to be logged in: it comes while the scripts are read.
    if (request.headers.cookie?.includes(SESSION_COOKIE)) void reply.header('link', needed);
    return sendPage(reply, page);
  };
  server.get('/console', (_request, reply) => reply.redirect(CONSOLE));
  server.get(CONSOLE, show);
  server.get(`${CONSOLE}*`, (request, reply) => {
    const path = request.url.split('?')[0]!;
    if (/\.\w+$/.test(path)) throw new Problem('route.not-found', { method: 'GET', path });
    return show(request, reply);
  });
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header('content-security-policy', policy(nonce))
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page.replace('name="csp-nonce" content=""', `name="csp-nonce" content="${nonce}"`));
}

/** Nothing from another host, no script in the page, and styles only from files or with the nonce of this answer. */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
