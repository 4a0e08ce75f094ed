import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { submitDuty, waiveDuty } from '#clocks';
import type { Engine } from '#engine';
import { revokeDivisionStability, stabiliseDivision } from '#incident';
import type { Actor, CommandMeta } from '#runtime';
import { ReportDuties } from '../answers/report.answer.ts';
import { StepDto, SubmitDutyDto, WaiveDutyDto } from '../dto/incident.dto.ts';
import { DutyQuery } from '../dto/page.dto.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { pageOf } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const STEPS = { stabilise: stabiliseDivision, 'revoke-stability': revokeDivisionStability };
const StepName = z.enum(Object.keys(STEPS) as (keyof typeof STEPS)[]);
type StepName = z.infer<typeof StepName>;

@ApiTags('duties')
@Controller()
export class DutiesController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: ReportDuties })
  @Get('incidents/:id/duties')
  @ApiOperation({ summary: 'Who owes which report by when, what came, what is late and what never came' })
  async list(@Param('id') id: string, @Query({ schema: DutyQuery }) query: DutyQuery, @Who() who: Actor) {
    await this.visibility.incident(who, id);
    const own = this.visibility.recipients(who);
    const rows = await this.engine.reader.find(
      'report_duty',
      {
        incidentId: id,
        ...(own === 'all' ? {} : { subject: own }),
        ...(query.state ? { state: query.state } : {}),
      },
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'report_duty'>(rows, query.limit);
  }

  @Post('incidents/:id/divisions/:code/:step')
  @ApiOperation({ summary: 'stabilise or revoke-stability: the decision for one county' })
  decide(
    @Param('id') incidentId: string,
    @Param('code') division: string,
    @Param('step', { schema: StepName }) step: StepName,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(STEPS[step], { ...body, incidentId, division, expectedSeq }, meta);
  }

  @Post('duties/:id/submit')
  @ApiOperation({
    summary: 'Note that the prefecture’s own report went up, or a county’s straight to the region',
  })
  submit(
    @Param('id') dutyId: string,
    @Body({ schema: SubmitDutyDto }) body: SubmitDutyDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(submitDuty, { ...body, dutyId, expectedSeq }, meta);
  }

  @Post('duties/:id/waive')
  @ApiOperation({ summary: 'The office says, with its reason, that this report need not come' })
  waive(
    @Param('id') dutyId: string,
    @Body({ schema: WaiveDutyDto }) body: WaiveDutyDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(waiveDuty, { ...body, dutyId, expectedSeq }, meta);
  }
}
