import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Engine } from '#engine';
import { acknowledgeByLink, linkActor } from '#tasking';
import { type AckView, lookAt } from '../ack/ack-view.ts';
import { guardPage, sendPage, wantsPage } from '../ack/answer-page.ts';
import { ackPage } from '../ack/page.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { type KaiduRequest, Public } from '../http/request.ts';
import { view as shown } from '../http/view.ts';

/**
 * The page behind a link in a message, for whoever holds the telephone. To look changes nothing, so that link previews
 * and mail scanners acknowledge nothing; only its one button does.
 */
@Public()
@ApiTags('messages')
@Controller('a')
export class AckLinksController {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  @Get(':token')
  @ApiOperation({ summary: 'What a link in a message asks to acknowledge; changes nothing' })
  async look(@Param('token') token: string, @Req() request: KaiduRequest, @Res() reply: FastifyReply) {
    const { view } = await lookAt(this.engine, token);
    await answer(request, reply, view);
  }

  @Post(':token')
  @ApiOperation({
    summary: 'Acknowledge by a link, with the nonce of its page; once, a second time changes nothing',
  })
  async acknowledge(
    @Param('token') token: string,
    @Body() body: { nonce?: unknown } | undefined,
    @Req() request: KaiduRequest,
    @Res() reply: FastifyReply,
  ) {
    const { links, bus } = this.engine;
    links.requireOwnOrigin(request.headers.origin, request.headers.host);
    const { view, delivery, contact, taskIds } = await lookAt(this.engine, token);
    links.requireNonce(token, body?.nonce);
    const done = await bus.execute(
      acknowledgeByLink,
      { deliveryId: delivery.id, taskIds },
      { actor: linkActor(contact), requestId: request.id },
    );
    await answer(request, reply, {
      ...{ ...view, state: 'acknowledged', usedAt: done.usedAt, count: done.taskIds.length },
      ...{ again: done.already, tasks: [], nonce: '' },
    });
  }
}

const answer = (request: KaiduRequest, reply: FastifyReply, view: AckView) =>
  wantsPage(request) ? sendPage(reply, 200, ackPage(view)) : guardPage(reply).status(200).send(shown(view));
