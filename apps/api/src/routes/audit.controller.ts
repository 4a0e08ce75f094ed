import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { acknowledgeGap } from '#auditor';
import type { Engine } from '#engine';
import type { Actor, CommandMeta } from '#runtime';
import { AuditorState, Gaps } from '../answers/administration.answer.ts';
import { GapQuery } from '../dto/page.dto.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('operations')
@Controller('audit')
export class AuditController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: AuditorState })
  @Get('state')
  @ApiOperation({ summary: 'Whether the auditor works, and how far it has come' })
  async state(@Who() who: Actor) {
    this.visibility.requireOverview(who);
    const [{ heartbeatAt, isSilent }, [row]] = await Promise.all([
      this.engine.watchdog.pulse(),
      this.engine.reader.get('auditor', ['auditor']),
    ]);
    const { rounds = 0, roundAt = null, cases = [], tourMs = null } = row?.data ?? {};
    return view({ silent: isSilent, heartbeatAt, rounds, roundAt, cases: cases.length, tourMs });
  }

  @ApiOkResponse({ standardSchema: Gaps })
  @Get('gaps')
  @ApiOperation({
    summary: 'What the auditor found missing, and what became of it; by state, case and exercise',
  })
  async gaps(@Query({ schema: GapQuery }) query: GapQuery, @Who() who: Actor) {
    this.visibility.requireOverview(who);
    const { state, incidentId, exercise } = query;
    const rows = await this.engine.reader.find(
      'audit_gap',
      {
        ...(state && { state: state }),
        ...(incidentId && { incidentId }),
        ...(exercise !== undefined && { exercise }),
      },
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'audit_gap'>(rows, query.limit);
  }

  @Post('gaps/:id/acknowledgement')
  @ApiOperation({ summary: 'Say that one has seen a gap and looks after it: the office or an administrator' })
  async acknowledge(@Param('id') gapId: string, @Meta() meta: CommandMeta) {
    return view(await this.engine.bus.execute(acknowledgeGap, { gapId }, meta));
  }
}
