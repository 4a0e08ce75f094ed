import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#kernel';
import { POLICY } from './frame.ts';
import { refusalPage } from './page.ts';

/** The route of the page behind a link. */
export const LINK_ROUTE = '/a/:token';

const asksForJson = (request: FastifyRequest): boolean => /\bjson\b/.test(request.headers.accept ?? '');

/** Whether a person looks at the answer; what asks for JSON is a program. */
export const wantsPage = (request: FastifyRequest): boolean =>
  request.routeOptions?.url === LINK_ROUTE && !asksForJson(request);

/** Nobody keeps, finds or passes on what stands behind a link. */
export function guardPage(reply: FastifyReply): FastifyReply {
  return reply.headers({
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    // With no-referrer a browser would send the form without saying where it comes from.
    'referrer-policy': 'same-origin',
  });
}

export const sendPage = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  guardPage(reply).status(status).header('content-type', 'text/html; charset=utf-8').send(html);

/** A refusal for whoever looks at it. */
export const sendRefusal = (reply: FastifyReply, problem: Problem, login: string | null): FastifyReply =>
  sendPage(reply, problem.status, refusalPage(problem, login));
