import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import {
  CALLS,
  callSheet,
  confirmInformed,
  delegateLeading,
  previewAdjustment,
  proposeAdjustment,
  proposeTermination,
  whoIsInformed,
} from '#response';
import { type Actor, type CommandMeta, planOf, unsettledTasks } from '#runtime';
import { addTask, settleTasks } from '#tasking';
import { InformedList } from '../answers/handling.answer.ts';
import { CallSheet, Response, Responses } from '../answers/response.answer.ts';
import { StepDto } from '../dto/incident.dto.ts';
import { PageQuery } from '../dto/page.dto.ts';
import {
  AddTaskDto,
  AdjustDto,
  ConfirmInformedDto,
  DelegateLeadingDto,
  RecordCallDto,
  SettleTasksDto,
} from '../dto/response.dto.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const ResponseQuery = PageQuery.extend({ incidentId: z.string().optional() });
type ResponseQuery = z.infer<typeof ResponseQuery>;
const LevelQuery = z.object({ level: z.string() });
type LevelQuery = z.infer<typeof LevelQuery>;

const CallOutcome = z.enum(Object.keys(CALLS) as (keyof typeof CALLS)[]);
type CallOutcome = z.infer<typeof CallOutcome>;

@ApiTags('responses')
@Controller('responses')
export class ResponsesController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: Responses })
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

  @ApiOkResponse({ standardSchema: Response })
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

  @ApiOkResponse({ standardSchema: InformedList })
  @Get(':id/informed')
  @ApiOperation({ summary: 'Who must know of which change, since when told, how and when they confirmed' })
  async informed(@Param('id') id: string, @Who() who: Actor) {
    const { response, incident } = await this.seen(who, id);
    this.visibility.requireOverview(who);
    return view(await whoIsInformed(this.engine.reader, planOf(this.engine.plans, incident).plan, response));
  }

  @Post('informed/:informedId/confirm')
  @ApiOperation({
    summary: 'The post confirms that it knows, or the duty officer records that it was reached',
  })
  confirmInformed(
    @Param('informedId') informedId: string,
    @Body({ schema: ConfirmInformedDto }) body: ConfirmInformedDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(confirmInformed, { ...body, informedId }, meta);
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

  @Post(':id/settlements')
  @ApiOperation({
    summary: 'Settle open tasks one by one before the end: done, carried into recovery, withdrawn',
  })
  settle(
    @Param('id') responseId: string,
    @Body({ schema: SettleTasksDto }) body: SettleTasksDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(settleTasks, { ...body, responseId }, meta);
  }

  @Get(':id/unsettled-tasks')
  @ApiOperation({ summary: 'Open tasks that still stand in the way of an end' })
  async unsettled(@Param('id') id: string, @Who() who: Actor) {
    const { response } = await this.seen(who, id);
    this.visibility.requireOverview(who);
    const tasks = await this.engine.reader.find('task', { responseId: response.id }, { orderBy: 'id' });
    return { items: unsettledTasks(tasks).map((task) => view(task)) };
  }

  @ApiOkResponse({ standardSchema: CallSheet })
  @Get(':id/call-sheet')
  @ApiOperation({ summary: 'Whom to call for this response, and what came of each call' })
  async callSheet(@Param('id') id: string, @Who() who: Actor) {
    const { response, incident } = await this.seen(who, id);
    this.visibility.requireOverview(who);
    const { plan } = planOf(this.engine.plans, incident);
    return view({ items: await callSheet(this.engine.reader, plan, response) });
  }

  @Post(':id/calls/:outcome')
  @ApiOperation({ summary: 'A line of the call sheet: reached, no-answer or passed-on' })
  call(
    @Param('id') responseId: string,
    @Param('outcome', { schema: CallOutcome }) outcome: CallOutcome,
    @Body({ schema: RecordCallDto }) body: RecordCallDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(CALLS[outcome], { ...body, responseId }, meta);
  }

  private async seen(who: Actor, id: string) {
    const [response] = await this.engine.reader.get('response', [id]);
    if (!response)
      throw new Problem('resource.not-found', { kind: '响应', id }, { resource: 'response', id });
    return { response, incident: await this.visibility.incident(who, response.incidentId) };
  }
}
