import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import { type Actor, type CommandMeta, planOf, type UpwardRow } from '#runtime';
import { applyForSupport, documentOf, draftUpward, owedUpward } from '#upward';
import { UpwardDrafted, UpwardOfIncident, UpwardPaper, UpwardPapers } from '../answers/upward.answer.ts';
import { ApprovalQuery } from '../dto/page.dto.ts';
import { ApplicationDto, DocumentQuery, DraftUpwardDto } from '../dto/upward.dto.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';
import { written } from '../http/written.ts';
import { shownUpward } from '../papers/shown-upward.ts';

@ApiTags('upward')
@Controller()
export class UpwardController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: UpwardOfIncident })
  @Get('incidents/:id/upward')
  @ApiOperation({
    summary: 'Documents to the level above of an incident, and what is owed, unentered or unanswered',
  })
  async list(@Param('id') incidentId: string, @Who() who: Actor) {
    this.visibility.requireOverview(who);
    const incident = await this.visibility.incident(who, incidentId);
    const { plan } = planOf(this.engine.plans, incident);
    const items = await this.engine.reader.find('upward', { incidentId }, { orderBy: 'id' });
    const duties = await this.engine.reader.find('report_duty', { incidentId }, { orderBy: 'id' });
    return { items: items.map((row) => shownUpward(plan, row)), owed: view(owedUpward(plan, items, duties)) };
  }

  @ApiCreatedResponse({ standardSchema: UpwardDrafted })
  @Post('incidents/:id/upward')
  @ApiOperation({ summary: 'Draft a report to the level above from the current figures, or a correction' })
  draft(
    @Param('id') incidentId: string,
    @Body({ schema: DraftUpwardDto }) body: DraftUpwardDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(draftUpward, { ...body, incidentId }, meta);
  }

  @ApiCreatedResponse({ standardSchema: UpwardDrafted })
  @Post('incidents/:id/applications')
  @ApiOperation({ summary: 'Draft an application to the level above for support' })
  apply(
    @Param('id') incidentId: string,
    @Body({ schema: ApplicationDto }) body: ApplicationDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(applyForSupport, { ...body, incidentId }, meta);
  }

  @ApiOkResponse({ standardSchema: UpwardPapers })
  @Get('upward')
  @ApiOperation({ summary: 'Documents of all incidents: what lies before a post, what has not gone' })
  async page(
    @Query({ schema: ApprovalQuery }) { limit, after, state, post, incidentId }: ApprovalQuery,
    @Who() who: Actor,
  ) {
    this.visibility.requireOverview(who);
    const rows = await this.engine.reader.find(
      'upward',
      { ...(state && { state }), ...(post && { post }), ...(incidentId && { incidentId }) },
      { orderBy: 'id', limit: limit + 1, ...(after ? { after } : {}) },
    );
    const items = rows.slice(0, limit);
    const incidents = await this.engine.reader.get('incident', [
      ...new Set(items.map((row) => row.incidentId)),
    ]);
    const plans = new Map(incidents.map((one) => [one.id, planOf(this.engine.plans, one).plan]));
    return {
      items: items.map((row) => shownUpward(plans.get(row.incidentId)!, row)),
      next: rows.length > limit ? items.at(-1)!.id : null,
    };
  }

  @ApiOkResponse({ standardSchema: UpwardPaper })
  @Get('upward/:id')
  @ApiOperation({ summary: 'One document with the figures that it rests on; its ETag goes into If-Match' })
  async one(@Param('id') id: string, @Who() who: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    const { row, plan } = await this.find(id, who);
    reply.header('etag', `"${row.seq}"`);
    return shownUpward(plan, row);
  }

  @Get('upward/:id/document')
  @ApiOperation({ summary: 'The document to read and print: Markdown or HTML, Chinese or English' })
  async document(
    @Param('id') id: string,
    @Query({ schema: DocumentQuery }) query: DocumentQuery,
    @Who() who: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { row, plan } = await this.find(id, who);
    const witness = await this.witnessOf(row);
    return written(reply, row.data.title.zh, documentOf(plan, row, query.lang, witness), query);
  }

  private async witnessOf({ data }: UpwardRow): Promise<string | null> {
    const id = data.approval?.spoken?.witnessAccount;
    const [account] = id ? await this.engine.reader.get('account', [id]) : [];
    return account?.name ?? null;
  }

  private async find(id: string, who: Actor) {
    this.visibility.requireOverview(who);
    const [row] = await this.engine.reader.get('upward', [id]);
    if (!row) throw new Problem('resource.not-found', { kind: '上报文件', id }, { resource: 'upward', id });
    const incident = await this.visibility.incident(who, row.incidentId);
    return { row, plan: planOf(this.engine.plans, incident).plan };
  }
}
