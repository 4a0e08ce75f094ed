import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Engine } from '#engine';
import { isProblem, Problem } from '#kernel';
import type { JournalRow } from '#runtime';
import { sendRefusal, wantsPage } from '../ack/answer-page.ts';
import { InjectEngine } from './engine-token.ts';
import { letFinish } from './let-finish.ts';
import type { KaiduRequest } from './request.ts';

const CHANGES_SHOWN = 20;

/** Answers every error as RFC 9457 problem details with a stable code, in both languages. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<KaiduRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toProblem(error, request);
    if (problem.status === 413) await letFinish(request.raw);
    if (problem.status >= 500) request.log.error({ err: error }, problem.code);
    if (wantsPage(request)) return void (await sendRefusal(reply, problem, this.engine.config.publicUrl));
    await reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send({
        ...problem.toJSON(),
        instance: request.url,
        requestId: request.id,
        ...(await this.extras(problem)),
      });
  }

  /** To a stale command, what happened since the caller looked. */
  private async extras(problem: Problem): Promise<Record<string, unknown>> {
    if (problem.code !== 'command.stale') return {};
    const { stream, streamId, expectedSeq } = problem.extras as unknown as Stale;
    const facts = await this.engine.reader.facts(
      { stream, streamId },
      { limit: CHANGES_SHOWN, descending: true },
    );
    return {
      changes: facts
        .filter((fact) => fact.streamSeq > expectedSeq)
        .reverse()
        .map(changeOf),
    };
  }
}

interface Stale {
  stream: string;
  streamId: string;
  expectedSeq: number;
}

const changeOf = ({ at, fact, actor, state, data, reason }: JournalRow) => ({
  at,
  fact,
  by: actor.name,
  state,
  data,
  reason,
});

/** What the framework and the parser throw, in our own words. */
function toProblem(error: unknown, request: KaiduRequest): Problem {
  if (isProblem(error)) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === 404)
    return new Problem('route.not-found', { method: request.method, path: request.url.split('?')[0] });
  if (status === 413)
    return new Problem('request.too-large', { limit: request.routeOptions?.bodyLimit ?? null });
  if (status === 415) return new Problem('request.unsupported-type');
  if (status === 429) return new Problem('request.too-many', { seconds: 60 });
  if (status && status >= 400 && status < 500)
    return new Problem('request.malformed', { why: code ?? 'syntax' });
  return new Problem('engine.fault', { requestId: request.id });
}
