import { createHash, hash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#kernel';
import type { Actor, CommandMeta } from '#runtime';
import { Instant } from '../dto/basics.ts';

/** A request after the guard has seen it. */
export interface KaiduRequest extends FastifyRequest {
  actor?: Actor;
  secret?: string;
}

const IS_PUBLIC = 'kaidu:public';
/** Needs no log-in. */
export const Public = () => SetMetadata(IS_PUBLIC, true);
export const publicKey = IS_PUBLIC;

export const requestOf = (context: ExecutionContext): KaiduRequest =>
  context.switchToHttp().getRequest<KaiduRequest>();

/** The person or system that asks. */
export const Who = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => requestOf(context).actor!,
);

export const RequestId = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => requestOf(context).id,
);

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * What a command needs besides its input. Every command carries the caller's Idempotency-Key, so that it can be
 * sent again after a lost answer; the hash covers the route and the body.
 */
export const Meta = createParamDecorator((_: unknown, context: ExecutionContext): CommandMeta => {
  const request = requestOf(context);
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new Problem('idempotency.missing');
  return {
    actor: request.actor!,
    requestId: request.id,
    ...enteredOf(request),
    idempotency: {
      key,
      bodyHash: hashOf(`${request.method} ${request.url}\n`, request.body),
    },
  };
});

const hashOf = (route: string, body: unknown): string =>
  Buffer.isBuffer(body)
    ? createHash('sha256').update(route).update(body).digest('base64url')
    : hash('sha256', route + JSON.stringify(body ?? null), 'base64url');

/** When it was entered, from `Entered-At`, where it waited for the network. */
function enteredOf(request: KaiduRequest): Pick<CommandMeta, 'enteredAt'> {
  const header = request.headers['entered-at'];
  if (header === undefined) return {};
  const at = Instant.safeParse(header);
  if (!at.success) throw new Problem('request.malformed', { why: 'Entered-At' });
  return { enteredAt: at.data };
}

/** The version of the resource that the caller saw, from `If-Match: "<seq>"`. */
export const SeenSeq = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = requestOf(context).headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const seq = /^"?(\d+)"?$/.exec(header)?.[1];
  if (!seq) throw new Problem('request.malformed', { why: 'If-Match' });
  return Number(seq);
});
