import { Controller, Get } from '@nestjs/common';
import type { Engine } from '#engine';
import { type Actor, requireCapability } from '#runtime';
import { Channels } from '../answers/administration.answer.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const PAUSES_SHOWN = 200;

@ApiTags('administration')
@Controller('channels')
export class ChannelsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: Channels })
  @Get()
  @ApiOperation({
    summary: 'The channels that contacts may have, how they do in this process, and what any process pauses',
  })
  async list(@Who() who: Actor) {
    requireCapability(who, this.visibility.plan(), 'administer');
    const { channels, channelWatch } = this.engine;
    const items = channelWatch.status(channels).map((status) => ({
      ...status,
      contactable: channels.contactableNames.includes(status.channel),
      secret: channels.channel(status.channel).secret ?? 'none',
    }));
    return { items: items.map((item) => view(item)), paused: await this.paused() };
  }

  /** From the journal, so that it holds whichever process makes the deliveries: the last word on each target. */
  private async paused() {
    const facts = await this.engine.reader.facts(
      { stream: 'channel' },
      { descending: true, limit: PAUSES_SHOWN },
    );
    const last = [...new Map(facts.reverse().map((fact) => [fact.streamId, fact])).values()];
    return last
      .filter(({ fact }) => fact === 'channel.paused')
      .map(({ at, data }) => view({ pausedAt: at, ...(data as { channel: string; target: string }) }));
  }
}
