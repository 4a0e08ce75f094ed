import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import {
  channelTexts,
  draftRelease,
  dropRelease,
  publishRelease,
  releaseDuty,
  returnRelease,
  reviseRelease,
  submitRelease,
  withdrawRelease,
} from '#release';
import { type Actor, type CommandMeta, planOf } from '#runtime';
import { ReleasePaper } from '../answers/paper.answer.ts';
import { StepDto } from '../dto/incident.dto.ts';
import { DraftReleaseDto, ReviseReleaseDto } from '../dto/release.dto.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('releases')
@Controller()
export class ReleasesController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get('incidents/:id/releases')
  @ApiOperation({
    summary: 'What was drafted and released of an incident, and what the public is still owed',
  })
  async list(@Param('id') incidentId: string, @Who() who: Actor) {
    this.visibility.requireOverview(who);
    const incident = await this.visibility.incident(who, incidentId);
    const { plan } = planOf(this.engine.plans, incident);
    const items = await this.engine.reader.find('release', { incidentId }, { orderBy: 'id' });
    return { items: items.map(view), duty: view(releaseDuty(plan, incident, items)) };
  }

  @Post('incidents/:id/releases')
  @ApiOperation({ summary: 'Draft a text for the public from the current figures, or a correction of one' })
  draft(
    @Param('id') incidentId: string,
    @Body({ schema: DraftReleaseDto }) body: DraftReleaseDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(draftRelease, { ...body, incidentId }, meta);
  }

  @ApiOkResponse({ standardSchema: ReleasePaper })
  @Get('releases/:id')
  @ApiOperation({ summary: 'One text, with the words for each channel; its ETag goes into If-Match' })
  async one(@Param('id') id: string, @Who() who: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    this.visibility.requireOverview(who);
    const [row] = await this.engine.reader.get('release', [id]);
    if (!row) throw new Problem('resource.not-found', { kind: '发布稿', id }, { resource: 'release', id });
    const incident = await this.visibility.incident(who, row.incidentId);
    reply.header('etag', `"${row.seq}"`);
    return { ...view(row), channels: channelTexts(planOf(this.engine.plans, incident).plan, row) };
  }

  @Post('releases/:id/revise')
  @ApiOperation({ summary: 'Word a draft otherwise' })
  revise(
    @Param('id') releaseId: string,
    @Body({ schema: ReviseReleaseDto }) body: ReviseReleaseDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(reviseRelease, { ...body, releaseId, expectedSeq }, meta);
  }

  @Post('releases/:id/submit')
  @ApiOperation({ summary: 'Put a draft before the post that approves' })
  submit(@Param('id') id: string, @Meta() meta: CommandMeta, @SeenSeq() seen?: number) {
    return this.engine.bus.execute(submitRelease, { releaseId: id, expectedSeq: seen }, meta);
  }

  @Post('releases/:id/drop')
  @ApiOperation({ summary: 'Give a draft up' })
  drop(@Param('id') id: string, @Meta() meta: CommandMeta, @SeenSeq() seen?: number) {
    return this.engine.bus.execute(dropRelease, { releaseId: id, expectedSeq: seen }, meta);
  }

  @Post('releases/:id/publish')
  @ApiOperation({ summary: 'Approve a text and make it public; what it corrects is marked as corrected' })
  publish(@Param('id') id: string, @Meta() meta: CommandMeta, @SeenSeq() seen?: number) {
    return this.engine.bus.execute(publishRelease, { releaseId: id, expectedSeq: seen }, meta);
  }

  @Post('releases/:id/return')
  @ApiOperation({ summary: 'Return a text for more' })
  return(
    @Param('id') releaseId: string,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(returnRelease, { ...body, releaseId, expectedSeq }, meta);
  }

  @Post('releases/:id/withdraw')
  @ApiOperation({ summary: 'Take a published text back, with the reason, which the public reads' })
  withdraw(
    @Param('id') releaseId: string,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(withdrawRelease, { ...body, releaseId, expectedSeq }, meta);
  }
}
