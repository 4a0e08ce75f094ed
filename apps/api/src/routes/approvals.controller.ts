import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import { approve, rejectProposal, resubmitProposal, returnProposal, signDecision } from '#response';
import type { Actor, CommandMeta } from '#runtime';
import { Approval, Approvals, Approved } from '../answers/response.answer.ts';
import { StepDto } from '../dto/incident.dto.ts';
import { ApprovalQuery } from '../dto/page.dto.ts';
import { ApproveDto, ResubmitDto } from '../dto/response.dto.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('approvals')
@Controller('approvals')
export class ApprovalsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: Approvals })
  @Get()
  @ApiOperation({ summary: 'What was put to a post for decision: by state, post or incident' })
  async list(@Query({ schema: ApprovalQuery }) query: ApprovalQuery, @Who() who: Actor) {
    this.visibility.requireOverview(who);
    const { state, post, incidentId } = query;
    const rows = await this.engine.reader.find(
      'approval',
      { ...(state && { state }), ...(post && { post }), ...(incidentId && { incidentId }) },
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'approval'>(rows, query.limit);
  }

  @ApiOkResponse({ standardSchema: Approval })
  @Get(':id')
  @ApiOperation({ summary: 'One proposal with its decision; its ETag goes into If-Match' })
  async one(@Param('id') id: string, @Who() who: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    this.visibility.requireOverview(who);
    const [row] = await this.engine.reader.get('approval', [id]);
    if (!row) throw new Problem('resource.not-found', { kind: '审批事项', id }, { resource: 'approval', id });
    reply.header('etag', `"${row.seq}"`);
    return view(row);
  }

  @ApiCreatedResponse({ standardSchema: Approved })
  @Post(':id/approve')
  @ApiOperation({
    summary: 'Approve, or choose another level with a reason; a decision by telephone goes in spoken',
  })
  approve(
    @Param('id') approvalId: string,
    @Body({ schema: ApproveDto }) body: ApproveDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(approve, { ...body, approvalId, expectedSeq }, meta);
  }

  @Post(':id/return')
  @ApiOperation({ summary: 'Return for more' })
  return(
    @Param('id') approvalId: string,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(returnProposal, { ...body, approvalId, expectedSeq }, meta);
  }

  @Post(':id/reject')
  @ApiOperation({ summary: 'Reject' })
  reject(
    @Param('id') approvalId: string,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(rejectProposal, { ...body, approvalId, expectedSeq }, meta);
  }

  @Post(':id/resubmit')
  @ApiOperation({ summary: 'Submit a returned proposal again' })
  resubmit(
    @Param('id') approvalId: string,
    @Body({ schema: ResubmitDto }) body: ResubmitDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(resubmitProposal, { ...body, approvalId, expectedSeq }, meta);
  }

  @Post(':id/sign')
  @ApiOperation({ summary: 'Sign a decision that was given by telephone' })
  sign(
    @Param('id') approvalId: string,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(signDecision, { ...body, approvalId, expectedSeq }, meta);
  }
}
