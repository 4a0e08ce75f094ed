import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Engine } from '#engine';
import {
  changePlan,
  closeIncident,
  confirmIncident,
  correctIncident,
  dismissIncident,
  logIncident,
  previewPlanChange,
  revokeStability,
  stabiliseIncident,
  startVerifying,
} from '#incident';
import { explain } from '#plan';
import { submitReport } from '#reporting';
import { explainLowered, proposeResponse, startDirectly } from '#response';
import { type Actor, assessBoth, type CommandMeta, planOf } from '#runtime';
import { Assessment } from '../answers/assessment.answer.ts';
import { Incident, Incidents, Made } from '../answers/incident.answer.ts';
import { Reports, ReportTaken } from '../answers/report.answer.ts';
import { Proposed } from '../answers/response.answer.ts';
import {
  ChangePlanDto,
  CorrectIncidentDto,
  LogIncidentDto,
  StepDto,
  SubmitReportDto,
} from '../dto/incident.dto.ts';
import { IncidentQuery, PageQuery } from '../dto/page.dto.ts';
import { ProposeDto, StartDirectlyDto } from '../dto/response.dto.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const STEPS = {
  'start-verifying': startVerifying,
  confirm: confirmIncident,
  dismiss: dismissIncident,
  stabilise: stabiliseIncident,
  'revoke-stability': revokeStability,
  close: closeIncident,
};
const StepName = z.enum(Object.keys(STEPS) as (keyof typeof STEPS)[]);
type StepName = z.infer<typeof StepName>;

@ApiTags('incidents')
@Controller('incidents')
export class IncidentsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiCreatedResponse({ standardSchema: Made })
  @Post()
  @ApiOperation({ summary: 'Log a disaster process' })
  log(@Body({ schema: LogIncidentDto }) body: LogIncidentDto, @Meta() meta: CommandMeta) {
    const plan = body.plan ?? this.engine.config.defaultPlan;
    return this.engine.bus.execute(logIncident, { ...body, plan }, meta);
  }

  @ApiOkResponse({ standardSchema: Incidents })
  @Get()
  @ApiOperation({ summary: 'Incidents that one may see, oldest first' })
  async list(@Query({ schema: IncidentQuery }) query: IncidentQuery, @Who() who: Actor) {
    const own = this.visibility.recipients(who);
    const ids = own === 'all' ? undefined : await this.visibility.incidentIdsOf(own);
    const rows = await this.engine.reader.find(
      'incident',
      {
        ...(query.state ? { state: query.state } : {}),
        ...(query.exercise === undefined ? {} : { exercise: query.exercise }),
        ...(ids ? { id: ids } : {}),
      },
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'incident'>(rows, query.limit);
  }

  @ApiOkResponse({ standardSchema: Incident })
  @Get(':id')
  @ApiOperation({ summary: 'One incident; its ETag goes into If-Match' })
  async one(@Param('id') id: string, @Who() who: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    const row = await this.visibility.incident(who, id);
    reply.header('etag', `"${row.seq}"`);
    return view(row);
  }

  @ApiOkResponse({ standardSchema: Assessment })
  @Get(':id/assessment')
  @ApiOperation({
    summary: 'What the plan calls for and why: reported and consulted apart, clause by clause',
  })
  async assessment(@Param('id') id: string, @Who() who: Actor) {
    const row = await this.visibility.incident(who, id);
    const loaded = planOf(this.engine.plans, row);
    const { classification, at, seq } = row.data.assessment;
    const approvals = await this.engine.reader.find(
      'approval',
      { incidentId: id, state: ['submitted', 'returned', 'approved'] },
      { orderBy: 'id' },
    );
    return view({
      seq,
      at,
      ...classification,
      ...assessBoth(loaded, row),
      explanation: {
        zh: explain(classification, loaded.plan, 'zh'),
        en: explain(classification, loaded.plan, 'en'),
      },
      // Levels that a person called for beyond the figures (5.5): beside the explanation, never in it.
      lowered: approvals.flatMap((approval) => {
        const explanation = explainLowered(loaded.plan, approval);
        return explanation
          ? [{ approvalId: approval.id, state: approval.state, ...approval.data.lowered, explanation }]
          : [];
      }),
    });
  }

  @ApiCreatedResponse({ standardSchema: ReportTaken })
  @Post(':id/reports')
  @ApiOperation({
    summary: 'Take in a division’s report; answers with the level that the process now calls for',
  })
  async report(
    @Param('id') incidentId: string,
    @Body({ schema: SubmitReportDto }) body: SubmitReportDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return view(await this.engine.bus.execute(submitReport, { incidentId, expectedSeq, ...body }, meta));
  }

  @ApiOkResponse({ standardSchema: Reports })
  @Get(':id/reports')
  @ApiOperation({ summary: 'Reports of an incident in order of entry, superseded ones too' })
  async reports(@Param('id') id: string, @Query({ schema: PageQuery }) query: PageQuery, @Who() who: Actor) {
    await this.visibility.incident(who, id);
    const own = this.visibility.recipients(who);
    const divisions =
      own === 'all' ? {} : { division: own.map((recipient) => recipient.replace('division:', '')) };
    const rows = await this.engine.reader.find(
      'report',
      { incidentId: id, ...divisions },
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'report'>(rows, query.limit);
  }

  @Post(':id/correct')
  @ApiOperation({ summary: 'Correct what was logged: hazard, divisions, place, base figures' })
  correct(
    @Param('id') incidentId: string,
    @Body({ schema: CorrectIncidentDto }) body: CorrectIncidentDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(correctIncident, { ...body, incidentId, expectedSeq }, meta);
  }

  @Get(':id/plan-change/:version')
  @ApiOperation({ summary: 'What moving the incident to another version of its plan would change' })
  async previewPlan(@Param('id') id: string, @Param('version') version: string, @Who() who: Actor) {
    return previewPlanChange(this.engine.plans, await this.visibility.incident(who, id), version);
  }

  @Post(':id/plan-change')
  @ApiOperation({
    summary: 'Move the incident to another version of its plan, the difference having been seen',
  })
  changePlan(
    @Param('id') incidentId: string,
    @Body({ schema: ChangePlanDto }) body: ChangePlanDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(changePlan, { ...body, incidentId, expectedSeq }, meta);
  }

  @ApiCreatedResponse({ standardSchema: Proposed })
  @Post(':id/proposals')
  @ApiOperation({ summary: 'Propose that a response be started' })
  propose(
    @Param('id') incidentId: string,
    @Body({ schema: ProposeDto }) body: ProposeDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(proposeResponse, { ...body, incidentId, expectedSeq }, meta);
  }

  @Post(':id/start-directly')
  @ApiOperation({ summary: 'Start a level without a proposal, where the plan lets a post do that' })
  startDirectly(
    @Param('id') incidentId: string,
    @Body({ schema: StartDirectlyDto }) body: StartDirectlyDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(startDirectly, { ...body, incidentId, expectedSeq }, meta);
  }

  @Post(':id/:step')
  @ApiOperation({ summary: 'start-verifying, confirm, dismiss, stabilise, revoke-stability or close' })
  step(
    @Param('id') incidentId: string,
    @Param('step', { schema: StepName }) step: StepName,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(STEPS[step], { ...body, incidentId, expectedSeq }, meta);
  }
}
