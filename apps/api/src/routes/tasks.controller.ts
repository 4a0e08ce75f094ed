import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Engine } from '#engine';
import { type Actor, type CommandMeta, listedTasks, planOf, type TaskRow } from '#runtime';
import {
  ANSWERS,
  acknowledgeAll,
  answerQuestion,
  askBack,
  DIRECTIONS,
  handOn,
  isColleague,
  reassignTask,
} from '#tasking';
import { History } from '../answers/journal.answer.ts';
import { AllAcknowledged, Colleagues, Task, TaskAnswered, Tasks } from '../answers/task.answer.ts';
import { TaskQuery } from '../dto/page.dto.ts';
import {
  AcknowledgeAllDto,
  DirectTaskDto,
  HandOnDto,
  QuestionDto,
  ReassignDto,
  TaskAnswerDto,
} from '../dto/task.dto.ts';
import { casesOf } from '../http/cases.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { openAll } from '../http/open-all.ts';
import { Meta, RequestId, SeenSeq, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const AnswerName = z.enum(Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]);
type AnswerName = z.infer<typeof AnswerName>;
const DirectionName = z.enum(Object.keys(DIRECTIONS) as (keyof typeof DIRECTIONS)[]);
type DirectionName = z.infer<typeof DirectionName>;

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: Tasks })
  @Get()
  @ApiOperation({ summary: 'Tasks that one may see: an agency its own, the office all' })
  async list(@Query({ schema: TaskQuery }) query: TaskQuery, @Who() who: Actor) {
    const { state, incidentId, responseId } = query;
    const own = this.visibility.recipients(who);
    const recipient =
      own === 'all' ? query.recipient : own.filter((one) => query.recipient?.includes(one) ?? true);
    const rows = await this.engine.reader.find(
      'task',
      {
        ...(recipient && { recipient }),
        ...(state && { state }),
        ...(incidentId && { incidentId }),
        ...(responseId && { responseId }),
      },
      {
        ...{ orderBy: 'id', after: query.after, limit: query.limit + 1 },
        descending: query.order === 'newest',
      },
    );
    const shown = pageOf<'task'>(rows, query.limit);
    return { ...shown, cases: await casesOf(this.engine.reader, shown.items) };
  }

  @ApiOkResponse({ standardSchema: Task })
  @Get(':id')
  @ApiOperation({ summary: 'One task; its ETag goes into If-Match' })
  async one(
    @Param('id') id: string,
    @Who() who: Actor,
    @RequestId() requestId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const row = await this.visibility.task(who, id);
    if (this.visibility.isOwn(who, row.recipient)) await this.opened(row, who, requestId);
    reply.header('etag', `"${row.seq}"`);
    return view(row);
  }

  /** Whoever reads a task has opened the messages that list it. */
  private async opened({ id, incidentId, recipient }: TaskRow, who: Actor, requestId: string): Promise<void> {
    const told = await this.engine.reader.find('delivery', {
      ...{ incidentId, recipient, state: ['sent', 'delivered'] },
    });
    const listing = told.filter((row) => listedTasks(row).includes(id));
    await openAll(this.engine, listing, who, requestId);
  }

  @ApiOkResponse({ standardSchema: History })
  @Get(':id/history')
  @ApiOperation({ summary: 'Every fact of one task in order, for whoever may see it' })
  async history(@Param('id') id: string, @Who() who: Actor) {
    await this.visibility.task(who, id);
    return { items: (await this.engine.reader.facts({ stream: 'task', streamId: id })).map(view) };
  }

  @ApiOkResponse({ standardSchema: Colleagues })
  @Get(':id/colleagues')
  @ApiOperation({ summary: 'Whom of its recipient’s people the task can be handed to' })
  async colleagues(@Param('id') taskId: string, @Who() who: Actor) {
    const task = await this.visibility.task(who, taskId);
    const { plan } = planOf(this.engine.plans, await this.visibility.case(task.incidentId));
    const accounts = await this.engine.reader.find('account', { active: true }, { orderBy: 'name' });
    const items = accounts.filter((account) => isColleague(account, task.recipient, plan));
    return { items: items.map(({ id, name }) => ({ id, name })) };
  }

  @ApiCreatedResponse({ standardSchema: AllAcknowledged })
  @Post('acknowledge')
  @ApiOperation({ summary: 'Acknowledge many of one’s tasks in one stroke' })
  acknowledge(@Body({ schema: AcknowledgeAllDto }) body: AcknowledgeAllDto, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(acknowledgeAll, body, meta);
  }

  @ApiCreatedResponse({ standardSchema: TaskAnswered })
  @Post(':id/questions')
  @ApiOperation({ summary: 'Ask back: the recipient’s question, or one that the duty officer records' })
  ask(
    @Param('id') taskId: string,
    @Body({ schema: QuestionDto }) body: QuestionDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(askBack, { ...body, taskId, expectedSeq }, meta);
  }

  @ApiCreatedResponse({ standardSchema: TaskAnswered })
  @Post(':id/questions/:question/answer')
  @ApiOperation({ summary: 'The duty room’s answer to a question about a task' })
  answerQuestion(
    @Param('id') taskId: string,
    @Param('question') questionId: string,
    @Body({ schema: QuestionDto }) body: QuestionDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(answerQuestion, { ...body, taskId, questionId, expectedSeq }, meta);
  }

  @ApiCreatedResponse({ standardSchema: TaskAnswered })
  @Post(':id/hand-on')
  @ApiOperation({ summary: 'Name the colleague who sees to the task; it stays the recipient’s' })
  handOn(
    @Param('id') taskId: string,
    @Body({ schema: HandOnDto }) body: HandOnDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(handOn, { ...body, taskId, expectedSeq }, meta);
  }

  @Post(':id/reassign')
  @ApiOperation({ summary: 'Give the task to another agency' })
  reassign(
    @Param('id') taskId: string,
    @Body({ schema: ReassignDto }) body: ReassignDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(reassignTask, { ...body, taskId, expectedSeq }, meta);
  }

  @ApiCreatedResponse({ standardSchema: TaskAnswered })
  @Post(':id/answers/:answer')
  @ApiOperation({ summary: 'The recipient’s answer, or one that the duty officer records on its behalf' })
  answer(
    @Param('id') taskId: string,
    @Param('answer', { schema: AnswerName }) answer: AnswerName,
    @Body({ schema: TaskAnswerDto }) body: TaskAnswerDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(ANSWERS[answer], { ...body, taskId, expectedSeq }, meta);
  }

  @Post(':id/:direction')
  @ApiOperation({
    summary:
      'The office’s word: release a conditional task or ask for its release, withdraw, verify or reopen',
  })
  direct(
    @Param('id') taskId: string,
    @Param('direction', { schema: DirectionName }) direction: DirectionName,
    @Body({ schema: DirectTaskDto }) body: DirectTaskDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(DIRECTIONS[direction], { ...body, taskId, expectedSeq }, meta);
  }
}
