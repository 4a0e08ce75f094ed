import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '#engine';
import { carryOutPlanProposal, PLAN_PROPOSAL_ANSWERS } from '#review';
import type { Actor, CommandMeta } from '#runtime';
import { StepDto } from '../dto/incident.dto.ts';
import { DutyQuery } from '../dto/page.dto.ts';
import { CarryOutDto } from '../dto/review.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { pageOf } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const AnswerName = z.enum(Object.keys(PLAN_PROPOSAL_ANSWERS) as (keyof typeof PLAN_PROPOSAL_ANSWERS)[]);
type AnswerName = z.infer<typeof AnswerName>;

@ApiTags('reviews')
@Controller('plan-proposals')
export class PlanProposalsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Proposals to change the plan, of all reviews: what a revision has to answer' })
  async list(@Query({ schema: DutyQuery }) { limit, after, state }: DutyQuery, @Who() who: Actor) {
    this.visibility.requireOverview(who);
    const rows = await this.engine.reader.find(
      'plan_proposal',
      { ...(state && { state }) },
      { orderBy: 'id', limit: limit + 1, ...(after ? { after } : {}) },
    );
    return pageOf(rows, limit);
  }

  @Post(':id/carry-out')
  @ApiOperation({ summary: 'Note the version of the plan that carries an accepted proposal out' })
  carryOut(
    @Param('id') proposalId: string,
    @Body({ schema: CarryOutDto }) body: CarryOutDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(carryOutPlanProposal, { ...body, proposalId, expectedSeq }, meta);
  }

  @Post(':id/:answer')
  @ApiOperation({ summary: 'accept, reject or reconsider' })
  answer(
    @Param('id') proposalId: string,
    @Param('answer', { schema: AnswerName }) answer: AnswerName,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(PLAN_PROPOSAL_ANSWERS[answer], { ...body, proposalId, expectedSeq }, meta);
  }
}
