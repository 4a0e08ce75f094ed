import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { Engine } from '#engine';
import { rotationDue } from '#identity';
import { rememberedBy } from '#kernel';
import { InjectEngine } from './engine-token.ts';
import { type KaiduRequest, publicKey, requestOf } from './request.ts';
import { sessionCookie } from './session-cookie.ts';

type Handler = ReturnType<ExecutionContext['getHandler']>;
type Controller = ReturnType<ExecutionContext['getClass']>;

export const SESSION_COOKIE = 'kaidu_session';

/** The secret that a request carries: a system's bearer token, or a browser's cookie. */
export function secretOf(request: KaiduRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Bearer ')) return authorization.slice('Bearer '.length);
  return (request as { cookies?: Record<string, string> }).cookies?.[SESSION_COOKIE];
}

/** Every route needs a log-in unless it says otherwise. What one may do is the commands' to judge. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly isPublic = rememberedBy((handler: Handler, controller: Controller) =>
    this.reflector.getAllAndOverride<boolean>(publicKey, [handler, controller]),
  );

  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.isPublic(context.getHandler(), context.getClass())) return true;
    const request = requestOf(context);
    request.secret = secretOf(request);
    const { actor, session } = await this.engine.authenticator.require(request.secret);
    request.actor = actor;
    if (rotationDue(session, this.engine.clock.now())) await this.rotate(context);
    return true;
  }

  /** Gives a browser a new secret every quarter of an hour, so that a stolen one is soon worth nothing. */
  private async rotate(context: ExecutionContext): Promise<void> {
    const { secret, actor, id } = requestOf(context);
    const fresh = await this.engine.login.rotate(secret!, { actor: actor!, requestId: id });
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (fresh) reply.setCookie(SESSION_COOKIE, fresh.secret, sessionCookie(this.engine, fresh.expiresAt));
  }
}
