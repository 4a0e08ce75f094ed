import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Engine } from '#engine';
import { comparisonOf, recordSectorFigures, settleVerification } from '#reporting';
import { type Actor, type CommandMeta, planOf } from '#runtime';
import { SectorFiguresDto, SettleVerificationDto } from '../dto/sector.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('incidents')
@Controller()
export class ComparisonController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Post('incidents/:id/sector-figures')
  @ApiOperation({ summary: 'Take in what a sector department counted: shown beside the sum, never added' })
  record(
    @Param('id') incidentId: string,
    @Body({ schema: SectorFiguresDto }) body: SectorFiguresDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(recordSectorFigures, { ...body, incidentId }, meta);
  }

  @Get('incidents/:id/comparison')
  @ApiOperation({
    summary:
      'The counties’ sum, the divisions outside it and the departments side by side; joint verifications',
  })
  async comparison(@Param('id') incidentId: string, @Who() who: Actor) {
    const incident = await this.visibility.incident(who, incidentId);
    const { reader, plans } = this.engine;
    const [sectorFigures, verifications] = await Promise.all([
      reader.find('sector', { incidentId }, { orderBy: 'id' }),
      reader.find('verification', { incidentId }, { orderBy: 'id' }),
    ]);
    return {
      indicators: comparisonOf(planOf(plans, incident), incident.data, sectorFigures),
      sectorFigures: sectorFigures.map(view),
      verifications: verifications.map(view),
    };
  }

  @Post('verifications/:id/settle')
  @ApiOperation({
    summary: 'Settle a joint verification by its conclusion and the report of the investigation',
  })
  settle(
    @Param('id') verificationId: string,
    @Body({ schema: SettleVerificationDto }) body: SettleVerificationDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(settleVerification, { ...body, verificationId }, meta);
  }
}
