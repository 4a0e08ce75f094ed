import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Engine } from '#engine';
import {
  closeReview,
  noteFinding,
  openReview,
  proposePlanChange,
  reopenReview,
  reviewDocument,
  reviewOf,
  reviewTitle,
} from '#review';
import { type Actor, type CommandMeta, planOf } from '#runtime';
import {
  CloseReviewDto,
  FindingDto,
  OpenReviewDto,
  PlanProposalDto,
  ReviewQuery,
} from '../dto/review.dto.ts';
import { ReasonDto } from '../dto/upward.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';
import { written } from '../http/written.ts';

@ApiTags('reviews')
@Controller()
export class ReviewsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get('incidents/:id/review')
  @ApiOperation({
    summary:
      'Every clock kept and missed, every decision with what was known, as JSON, Markdown or a printable page',
  })
  async one(
    @Param('id') incidentId: string,
    @Query({ schema: ReviewQuery }) { format, lang }: ReviewQuery,
    @Who() who: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.visibility.requireOverview(who);
    const incident = await this.visibility.incident(who, incidentId);
    const { reader, plans, clock } = this.engine;
    const review = await reviewOf(reader, plans, incidentId, clock.now());
    if (format === 'json') return view(review);
    const blocks = reviewDocument(planOf(plans, incident).plan, review, lang);
    return written(reply, reviewTitle(review, lang), blocks, { format, lang });
  }

  @Post('incidents/:id/review')
  @ApiOperation({ summary: 'Open the review of a process that has ended' })
  open(
    @Param('id') incidentId: string,
    @Body({ schema: OpenReviewDto }) body: OpenReviewDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(openReview, { ...body, incidentId }, meta);
  }

  @Post('reviews/:id/findings')
  @ApiOperation({ summary: 'Note what the review found' })
  find(
    @Param('id') reviewId: string,
    @Body({ schema: FindingDto }) body: FindingDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(noteFinding, { ...body, reviewId, expectedSeq }, meta);
  }

  @Post('reviews/:id/proposals')
  @ApiOperation({ summary: 'Propose to change a clause of the plan' })
  propose(
    @Param('id') reviewId: string,
    @Body({ schema: PlanProposalDto }) body: PlanProposalDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(proposePlanChange, { ...body, reviewId, expectedSeq }, meta);
  }

  @Post('reviews/:id/close')
  @ApiOperation({ summary: 'Close the review with who took part and its conclusion' })
  close(
    @Param('id') reviewId: string,
    @Body({ schema: CloseReviewDto }) body: CloseReviewDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(closeReview, { ...body, reviewId, expectedSeq }, meta);
  }

  @Post('reviews/:id/reopen')
  @ApiOperation({ summary: 'Open a closed review again, with the reason' })
  reopen(
    @Param('id') reviewId: string,
    @Body({ schema: ReasonDto }) body: ReasonDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(reopenReview, { ...body, reviewId, expectedSeq }, meta);
  }
}
