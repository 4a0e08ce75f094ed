import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Engine } from '#engine';
import { recordConsultation } from '#reporting';
import type { Actor, CommandMeta } from '#runtime';
import { Consultations } from '../answers/handling.answer.ts';
import { ConsultationDto } from '../dto/incident.dto.ts';
import { PageQuery } from '../dto/page.dto.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { pageOf } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('incidents')
@Controller('incidents')
export class ConsultationsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Post(':id/consultations')
  @ApiOperation({ summary: 'Record a consultation: who looked at which figures and what they concluded' })
  consult(
    @Param('id') incidentId: string,
    @Body({ schema: ConsultationDto }) body: ConsultationDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(recordConsultation, { ...body, incidentId, expectedSeq }, meta);
  }

  @ApiOkResponse({ standardSchema: Consultations })
  @Get(':id/consultations')
  @ApiOperation({ summary: 'Consultations of an incident in order of entry' })
  async list(@Param('id') id: string, @Query({ schema: PageQuery }) query: PageQuery, @Who() who: Actor) {
    await this.visibility.incident(who, id);
    this.visibility.requireOverview(who);
    const rows = await this.engine.reader.find(
      'consultation',
      { incidentId: id },
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'consultation'>(rows, query.limit);
  }
}
