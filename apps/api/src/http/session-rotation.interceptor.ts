import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import type { Engine } from '#engine';
import { rotationDue } from '#identity';
import { SESSION_COOKIE } from './auth.guard.ts';
import { InjectEngine } from './engine-token.ts';
import { requestOf } from './request.ts';
import { sessionCookie } from './session-cookie.ts';

/** Gives a browser a new secret every quarter of an hour, so that a stolen one is soon worth nothing. */
@Injectable()
export class SessionRotation implements NestInterceptor {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = requestOf(context);
    const { secret, actor } = request;
    if (secret && actor) {
      const known = await this.engine.authenticator.resolve(secret);
      if (known && rotationDue(known.session, this.engine.clock.now())) {
        const fresh = await this.engine.login.rotate(secret, { actor, requestId: request.id });
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        if (fresh) reply.setCookie(SESSION_COOKIE, fresh.secret, sessionCookie(this.engine, fresh.expiresAt));
      }
    }
    return next.handle();
  }
}
