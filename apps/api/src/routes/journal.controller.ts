import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Engine, findFault } from '#engine';
import { type Actor, requireCapability } from '#runtime';
import { JournalCheck, Timeline } from '../answers/journal.answer.ts';
import { TimelineQuery } from '../dto/page.dto.ts';
import { ChainChecks } from '../http/chain-checks.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('journal')
@Controller()
export class JournalController {
  private readonly checks: ChainChecks;

  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {
    this.checks = new ChainChecks(engine);
  }

  @ApiOkResponse({ standardSchema: Timeline })
  @Get('incidents/:id/timeline')
  @ApiOperation({ summary: 'Every fact of an incident in order: who did what, when, under which clause' })
  async timeline(
    @Param('id') incidentId: string,
    @Query({ schema: TimelineQuery }) query: TimelineQuery,
    @Who() who: Actor,
  ) {
    this.visibility.requireOverview(who);
    await this.visibility.incident(who, incidentId);
    const { stream, order, ...rest } = query;
    const facts = await this.engine.reader.facts(
      { incidentId, ...(stream && { stream }) },
      { ...rest, descending: order === 'newest' },
    );
    const full = facts.length === query.limit;
    return { items: facts.map(view), next: full ? facts.at(-1)!.seq : null };
  }

  @ApiOkResponse({ standardSchema: JournalCheck })
  @Get('journal/check')
  @ApiOperation({
    summary: 'The last check of the whole chain, at most a minute old, for whoever sees it all',
  })
  async check(@Who() who: Actor) {
    this.visibility.requireOverview(who);
    return view(await this.checks.latest());
  }

  @Get('journal/verification')
  @ApiOperation({ summary: 'Whether the journal is whole: the first fault of its chain, or none' })
  async verification(@Who() who: Actor) {
    requireCapability(who, this.visibility.plan(), 'audit');
    const fault = await findFault(this.engine.store);
    return { ...(await this.engine.reader.head()), whole: fault === null, fault };
  }
}
