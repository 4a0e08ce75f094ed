import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import { delegateLeading, previewAdjustment, proposeAdjustment, proposeTermination } from '#response';
import { type Actor, type CommandMeta, planOf } from '#runtime';
import { addTask } from '#tasking';
import { StepDto } from '../dto/incident.dto.ts';
import { PageQuery } from '../dto/page.dto.ts';
import { AddTaskDto, AdjustDto, DelegateLeadingDto } from '../dto/response.dto.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const ResponseQuery = PageQuery.extend({ incidentId: z.string().optional() });
type ResponseQuery = z.infer<typeof ResponseQuery>;
const LevelQuery = z.object({ level: z.string() });
type LevelQuery = z.infer<typeof LevelQuery>;

@ApiTags('responses')
@Controller('responses')
export class ResponsesController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Responses, of one incident or of all' })
  async list(@Query({ schema: ResponseQuery }) query: ResponseQuery, @Who() who: Actor) {
    if (query.incidentId) await this.visibility.incident(who, query.incidentId);
    else this.visibility.requireOverview(who);
    const rows = await this.engine.reader.find(
      'response',
      query.incidentId ? { incidentId: query.incidentId } : {},
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'response'>(rows, query.limit);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One response; its ETag goes into If-Match' })
  async one(@Param('id') id: string, @Who() who: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    const { response } = await this.seen(who, id);
    reply.header('etag', `"${response.seq}"`);
    return view(response);
  }

  @Get(':id/adjustment-preview')
  @ApiOperation({ summary: 'What another level would change in the tasks' })
  async preview(
    @Param('id') id: string,
    @Query({ schema: LevelQuery }) { level }: LevelQuery,
    @Who() who: Actor,
  ) {
    const subject = await this.seen(who, id);
    this.visibility.requireOverview(who);
    const { plan } = planOf(this.engine.plans, subject.incident);
    return previewAdjustment(this.engine.reader, plan, subject, level);
  }

  @Post(':id/adjustments')
  @ApiOperation({ summary: 'Propose to raise or lower the level' })
  adjust(
    @Param('id') responseId: string,
    @Body({ schema: AdjustDto }) body: AdjustDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(proposeAdjustment, { ...body, responseId, expectedSeq }, meta);
  }

  @Post(':id/termination')
  @ApiOperation({ summary: 'Propose that the response end' })
  terminate(
    @Param('id') responseId: string,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(proposeTermination, { ...body, responseId, expectedSeq }, meta);
  }

  @Post(':id/leading')
  @ApiOperation({ summary: 'Delegate leading, where the plan allows it' })
  delegateLeading(
    @Param('id') responseId: string,
    @Body({ schema: DelegateLeadingDto }) body: DelegateLeadingDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(delegateLeading, { ...body, responseId, expectedSeq }, meta);
  }

  @Post(':id/tasks')
  @ApiOperation({ summary: 'Give an agency a task that the plan does not list' })
  addTask(
    @Param('id') responseId: string,
    @Body({ schema: AddTaskDto }) body: AddTaskDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(addTask, { ...body, responseId }, meta);
  }

  private async seen(who: Actor, id: string) {
    const [response] = await this.engine.reader.get('response', [id]);
    if (!response)
      throw new Problem('resource.not-found', { kind: '响应', id }, { resource: 'response', id });
    return { response, incident: await this.visibility.incident(who, response.incidentId) };
  }
}
