import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OfficialDocument } from '#document';
import type { Engine } from '#engine';
import { authorityToDecide } from '#identity';
import { isProblem, Problem } from '#kernel';
import {
  composeDraft,
  findSubject,
  issueDocument,
  nextNumber,
  offeredOf,
  officialTemplate,
  recordsOf,
} from '#official';
import type { Plan } from '#plan';
import { type Actor, type CommandMeta, contentHash, type OfficialDocumentRow, planOf } from '#runtime';
import { DocumentDraft, DocumentIssued, Documents, type IssuedLine } from '../answers/official.answer.ts';
import { DraftFileQuery, DraftQuery, FileQuery, IssueDocumentDto } from '../dto/official.dto.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';
import { Papers } from '../papers/papers.ts';
import { sentFile } from '../papers/sent-file.ts';

const FILES = [
  'text/html',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

@ApiTags('documents')
@Controller()
export class DocumentsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
    private readonly papers: Papers,
  ) {}

  @Get('incidents/:id/documents')
  @ApiOkResponse({ standardSchema: Documents })
  @ApiOperation({ summary: 'Official documents of an incident: issued ones, and those that could be' })
  async list(@Param('id') incidentId: string, @Who() who: Actor) {
    const incident = await this.visibility.incident(who, incidentId);
    const { plan } = planOf(this.engine.plans, incident);
    const rows = await this.engine.reader.find('official_document', { incidentId }, { orderBy: 'id' });
    const issued = rows.filter((row) => this.sees(who, plan, row)).map(lineOf);
    const kinds = (plan.documents?.templates ?? []).map(({ kind, title, form }) => ({ kind, title, form }));
    const all = this.visibility.recipients(who, plan) === 'all';
    return {
      kinds,
      issued: view(issued.reverse()),
      offered: all ? await this.offers(who, plan, incidentId) : [],
    };
  }

  @Get('incidents/:id/documents/draft')
  @ApiOkResponse({ standardSchema: DocumentDraft })
  @ApiOperation({ summary: 'A draft as it would be issued now: its hash, its next number, whom it names' })
  async draft(
    @Param('id') incidentId: string,
    @Query({ schema: DraftQuery }) query: DraftQuery,
    @Who() who: Actor,
  ) {
    const { document, plan, incident, records } = await this.compose(incidentId, query, who);
    const { number } = await nextNumber(records, plan, incident, query.kind);
    const { title, to, copies, urgency } = document;
    return view({
      ...{ kind: query.kind, subject: query.subject, hash: contentHash(document), at: records.now },
      ...{ nextNumber: number, title, to, copies, urgency },
      mayIssue: await this.mayIssue(who, plan, officialTemplate(plan, query.kind).issues),
    });
  }

  @Get('incidents/:id/documents/draft/file')
  @ApiProduces(...FILES)
  @ApiOperation({ summary: 'A draft as a page, PDF or Word file, which says that it is one' })
  async draftFile(
    @Param('id') incidentId: string,
    @Query({ schema: DraftFileQuery }) query: DraftFileQuery,
    @Who() who: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { document, records } = await this.compose(incidentId, query, who);
    return sentFile(this.papers, reply, { document, format: query.format, createdAt: records.now });
  }

  @Post('incidents/:id/documents')
  @ApiCreatedResponse({ standardSchema: DocumentIssued })
  @ApiOperation({ summary: 'Issue the draft that was seen: it gets its number and is kept' })
  issue(
    @Param('id') incidentId: string,
    @Body({ schema: IssueDocumentDto }) body: IssueDocumentDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(issueDocument, { ...body, incidentId }, meta);
  }

  @Get('documents/:id/file')
  @ApiProduces(...FILES)
  @ApiOperation({ summary: 'An issued document as a page, PDF or Word file, from the content that was kept' })
  async file(
    @Param('id') id: string,
    @Query({ schema: FileQuery }) { format }: FileQuery,
    @Who() who: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [row] = await this.engine.reader.get('official_document', [id]);
    const hidden = new Problem('resource.not-found', { kind: '公文', id }, { resource: 'document', id });
    if (!row) throw hidden;
    const incident = await this.visibility.incident(who, row.incidentId).catch((error: unknown) => {
      throw isProblem(error) ? hidden : error;
    });
    if (!this.sees(who, planOf(this.engine.plans, incident).plan, row)) throw hidden;
    const { content } = row.data;
    if (contentHash(content) !== row.hash) throw new Problem('official.damaged', { number: row.number });
    return sentFile(this.papers, reply, {
      document: content as OfficialDocument,
      format,
      createdAt: row.issuedAt,
    });
  }

  /** The office and those who decide see every document, a county and an agency those that name them. */
  private sees(who: Actor, plan: Plan, { data }: OfficialDocumentRow): boolean {
    const own = this.visibility.recipients(who, plan);
    return own === 'all' || data.recipients.some((recipient) => own.includes(recipient));
  }

  private async compose(incidentId: string, { kind, subject: about, at }: DraftQuery, who: Actor) {
    this.visibility.requireOverview(who);
    const { reader, plans, clock } = this.engine;
    const incident = await this.visibility.incident(who, incidentId);
    const { plan } = planOf(plans, incident);
    officialTemplate(plan, kind);
    // Whole seconds, as the moment is shown and sent back.
    const now = Math.floor(Math.min(at ?? Number.POSITIVE_INFINITY, clock.now()) / 1000) * 1000;
    const records = recordsOf(reader, now);
    const subject = await findSubject(records, plans, incident, { incidentId, kind, subject: about });
    const { document } = await composeDraft(records, subject);
    return { document, plan, incident, records };
  }

  private async offers(who: Actor, plan: Plan, incidentId: string) {
    const { reader, clock } = this.engine;
    const [incident] = await reader.get('incident', [incidentId]);
    const offered = await offeredOf(recordsOf(reader, clock.now()), plan, incident!);
    const may = new Map<string, boolean>();
    for (const { issues } of plan.documents?.templates ?? [])
      if (!may.has(issues)) may.set(issues, await this.mayIssue(who, plan, issues));
    return view(
      offered.map((one) => {
        const { title, issues } = officialTemplate(plan, one.kind);
        return { ...one, title, issues, mayIssue: may.get(issues)! };
      }),
    );
  }

  private async mayIssue(actor: Actor, plan: Plan, decidingPost: string): Promise<boolean> {
    const { reader, clock } = this.engine;
    const delegations = await reader.find('delegation', { scope: 'decide', revokedAt: null });
    return !isProblem(authorityToDecide({ plan, actor, delegations, now: clock.now(), decidingPost }));
  }
}

function lineOf({ data, ...row }: OfficialDocumentRow): IssuedLine {
  const { title, by, replacedFor } = data;
  return { ...row, data: { title, by, replacedFor } };
}
