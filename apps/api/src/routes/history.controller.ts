import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Engine } from '#engine';
import { asKnown } from '#history';
import type { Actor } from '#runtime';
import { AsKnown } from '../answers/assessment.answer.ts';
import { MomentQuery } from '../dto/page.dto.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('incidents')
@Controller('incidents')
export class HistoryController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: AsKnown })
  @Get(':id/as-known')
  @ApiOperation({ summary: 'What was known at a past moment, and what level that gave' })
  async asKnown(
    @Param('id') incidentId: string,
    @Query({ schema: MomentQuery }) { at }: MomentQuery,
    @Who() who: Actor,
  ) {
    await this.visibility.incident(who, incidentId);
    const facts = await this.engine.reader.facts({ incidentId });
    return view(asKnown(this.engine.plans, facts, at));
  }
}
