import { Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { writeCap } from '#cap';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import { ANNOUNCED, readIncomingCap, receiveCap, responseMessages } from '#preparation';
import { type Actor, planOf } from '#runtime';
import { PageQuery } from '../dto/page.dto.ts';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { type KaiduRequest, Who } from '../http/request.ts';
import { pageOf } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const MessageQuery = z.object({ n: z.coerce.number().int().min(1).optional() });
type MessageQuery = z.infer<typeof MessageQuery>;

@ApiTags('cap')
@Controller()
export class CapController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  /** The message identifies itself, so a sender needs no Idempotency-Key. */
  @Post('warnings/cap')
  @HttpCode(200)
  @ApiConsumes('application/cap+xml')
  @ApiBody({ schema: { type: 'string' }, description: 'A CAP 1.2 message' })
  @ApiOperation({ summary: 'Take in a CAP 1.2 message; the same one again gets the same answer' })
  receive(@Req() request: KaiduRequest) {
    const { config, clock, bus } = this.engine;
    if (typeof request.body !== 'string') throw new Problem('request.unsupported-type');
    const incoming = readIncomingCap(request.body, config.cap, clock.now());
    const meta = { actor: request.actor!, requestId: request.id };
    return bus.execute(receiveCap, { ...incoming, plan: config.defaultPlan }, meta);
  }

  @Get('cap-messages')
  @ApiOperation({ summary: 'CAP messages as they came in, those kept only too' })
  async messages(@Query({ schema: PageQuery }) query: PageQuery, @Who() who: Actor) {
    this.visibility.requireOverview(who);
    const rows = await this.engine.reader.find(
      'cap_message',
      {},
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'cap_message'>(rows, query.limit);
  }

  @Get('incidents/:id/cap')
  @Header('content-type', 'application/cap+xml; charset=utf-8')
  @ApiProduces('application/cap+xml')
  @ApiOperation({ summary: 'What CAP 1.2 says of the response: the newest message, or the n-th' })
  async sent(
    @Param('id') id: string,
    @Query({ schema: MessageQuery }) { n }: MessageQuery,
    @Who() who: Actor,
  ) {
    const incident = await this.visibility.incident(who, id);
    const { plans, reader, config } = this.engine;
    const facts = await reader.facts({ incidentId: id, fact: ANNOUNCED });
    const messages = responseMessages(planOf(plans, incident).plan, incident, facts, config.cap.sender);
    if (!messages.length) throw new Problem('cap.no-response');
    const chosen = n === undefined ? messages.at(-1) : messages[n - 1];
    if (!chosen) throw new Problem('cap.no-such-message', { n: n!, count: messages.length });
    return writeCap(chosen);
  }
}
