import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Engine } from '#engine';
import {
  assessWarning,
  becomeIncident,
  cancelWarning,
  chooseMeasures,
  recordWarning,
  updateWarning,
} from '#preparation';
import type { Actor, CommandMeta } from '#runtime';
import { IncidentQuery, TimelineQuery } from '../dto/page.dto.ts';
import {
  AssessWarningDto,
  BecomeIncidentDto,
  CancelWarningDto,
  ChooseMeasuresDto,
  RecordWarningDto,
  UpdateWarningDto,
} from '../dto/warning.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('warnings')
@Controller('warnings')
export class WarningsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Record a warning that a department gave' })
  record(@Body({ schema: RecordWarningDto }) body: RecordWarningDto, @Meta() meta: CommandMeta) {
    const plan = body.plan ?? this.engine.config.defaultPlan;
    return this.engine.bus.execute(recordWarning, { ...body, plan }, meta);
  }

  @Get()
  @ApiOperation({ summary: 'Warnings that one may see, oldest first' })
  async list(@Query({ schema: IncidentQuery }) query: IncidentQuery, @Who() who: Actor) {
    const own = this.visibility.recipients(who);
    const ids = own === 'all' ? undefined : await this.visibility.incidentIdsOf(own);
    const rows = await this.engine.reader.find(
      'warning',
      { ...(query.state ? { state: query.state } : {}), ...(ids ? { id: ids } : {}) },
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'warning'>(rows, query.limit);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One warning; its ETag goes into If-Match' })
  async one(@Param('id') id: string, @Who() who: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    const row = await this.visibility.warning(who, id);
    reply.header('etag', `"${row.seq}"`);
    return view(row);
  }

  @Get(':id/timeline')
  @ApiOperation({ summary: 'The warning’s facts, those of its tasks too' })
  async timeline(
    @Param('id') incidentId: string,
    @Query({ schema: TimelineQuery }) query: TimelineQuery,
    @Who() who: Actor,
  ) {
    this.visibility.requireOverview(who);
    await this.visibility.warning(who, incidentId);
    const facts = await this.engine.reader.facts({ incidentId }, query);
    return { items: facts.map(view), next: facts.length === query.limit ? facts.at(-1)!.seq : null };
  }

  @Post(':id/update')
  @ApiOperation({ summary: 'Record what the source now says' })
  update(
    @Param('id') warningId: string,
    @Body({ schema: UpdateWarningDto }) body: UpdateWarningDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(updateWarning, { ...body, warningId, expectedSeq }, meta);
  }

  @Post(':id/assessments')
  @ApiOperation({ summary: 'Record a pre-assessment' })
  assess(
    @Param('id') warningId: string,
    @Body({ schema: AssessWarningDto }) body: AssessWarningDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(assessWarning, { ...body, warningId, expectedSeq }, meta);
  }

  @Post(':id/measures')
  @ApiOperation({ summary: 'Set preparatory measures of the plan going, one or more' })
  prepare(
    @Param('id') warningId: string,
    @Body({ schema: ChooseMeasuresDto }) body: ChooseMeasuresDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(chooseMeasures, { ...body, warningId, expectedSeq }, meta);
  }

  @Post(':id/become-incident')
  @ApiOperation({ summary: 'The disaster has come: log it as an incident that names the warning' })
  becomeIncident(
    @Param('id') warningId: string,
    @Body({ schema: BecomeIncidentDto }) body: BecomeIncidentDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(becomeIncident, { ...body, warningId, expectedSeq }, meta);
  }

  @Post(':id/cancel')
  @ApiOperation({ summary: 'End the warning and what was set going on it' })
  cancel(
    @Param('id') warningId: string,
    @Body({ schema: CancelWarningDto }) body: CancelWarningDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(cancelWarning, { ...body, warningId, expectedSeq }, meta);
  }
}
