import {
  Controller,
  createParamDecorator,
  type ExecutionContext,
  Get,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { addAttachment, checkFile, FILE_TYPES, readBlob } from '#attachments';
import type { Engine } from '#engine';
import { isProblem, Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type Actor,
  type AttachedTo,
  type AttachmentRow,
  type CaseRow,
  type CommandMeta,
  planOf,
} from '#runtime';
import { AttachmentAdded, Attachments, FileLimits } from '../answers/attachment.answer.ts';
import { AttachmentQuery } from '../dto/register.dto.ts';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { AttachmentBody } from '../http/file-body.ts';
import { Meta, requestOf, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

/** The part of the path, and the table that it stands for. */
const ABOUT: Record<string, AttachedTo> = {
  incidents: 'incident',
  reports: 'report',
  tasks: 'task',
  verifications: 'verification',
};

/** What the file belongs to, by the route. */
const About = createParamDecorator((_: unknown, context: ExecutionContext): AttachedTo => {
  const { url = '' } = requestOf(context).routeOptions;
  return ABOUT[url.split('/')[1]!]!;
});

@ApiTags('attachments')
@Controller()
export class AttachmentsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiCreatedResponse({ standardSchema: AttachmentAdded })
  @Post(Object.keys(ABOUT).map((table) => `${table}/:id/attachments`))
  @ApiConsumes(...Object.keys(FILE_TYPES))
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({ summary: 'Add a photograph or file to an incident, a report, a task or a verification' })
  add(
    @About() about: AttachedTo,
    @Param('id') aboutId: string,
    @Query({ schema: AttachmentQuery }) { name }: AttachmentQuery,
    @AttachmentBody() { bytes, type }: { bytes: Buffer; type: string },
    @Meta() meta: CommandMeta,
  ) {
    const file = checkFile(bytes, type, name, this.engine.config.attachmentBytes);
    return this.engine.bus.execute(addAttachment, { about, aboutId, file }, meta);
  }

  @ApiOkResponse({ standardSchema: FileLimits })
  @Get('attachments/limits')
  @ApiOperation({
    summary: 'Which files are taken: their media types, the endings of their names, the most bytes',
  })
  limits() {
    const types = Object.entries(FILE_TYPES).map(([type, endings]) => ({ type, endings: [...endings] }));
    return { bytes: this.engine.config.attachmentBytes, types };
  }

  @ApiOkResponse({ standardSchema: Attachments })
  @Get('tasks/:id/attachments')
  @ApiOperation({ summary: 'The files of one task, for whoever may see it' })
  async ofTask(@Param('id') aboutId: string, @Who() who: Actor) {
    const { incidentId } = await this.visibility.task(who, aboutId);
    const rows = await this.engine.reader.find(
      'attachment',
      { incidentId, about: 'task', aboutId },
      { orderBy: 'id' },
    );
    return { items: rows.map(view) };
  }

  @ApiOkResponse({ standardSchema: Attachments })
  @Get(['incidents/:id/attachments', 'warnings/:id/attachments'])
  @ApiOperation({ summary: 'The files of an incident, its reports, tasks and verifications' })
  async list(@Param('id') incidentId: string, @Who() who: Actor) {
    const { plan } = planOf(this.engine.plans, await this.caseOf(who, incidentId));
    const rows = await this.engine.reader.find('attachment', { incidentId }, { orderBy: 'id' });
    const shown: AttachmentRow[] = [];
    for (const row of rows) if (await this.sees(who, plan, row)) shown.push(row);
    return { items: shown.map(view) };
  }

  @Get('attachments/:id')
  @ApiProduces(...Object.keys(FILE_TYPES))
  @ApiOperation({ summary: 'The file itself, checked against its hash' })
  async read(
    @Param('id') id: string,
    @Who() who: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const [row] = await this.engine.reader.get('attachment', [id]);
    const hidden = new Problem('resource.not-found', { kind: '附件', id }, { resource: 'attachment', id });
    if (!row || !(await this.mayRead(who, row))) throw hidden;
    const bytes = await readBlob(this.engine.reader, row);
    reply.headers({
      etag: `"${row.hash}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    return new StreamableFile(bytes, {
      type: row.type,
      length: bytes.length,
      disposition: `attachment; filename="file"; filename*=UTF-8''${encode(row.name)}`,
    });
  }

  /** The incident, or the warning that a task belongs to; to whoever may not see it, it does not exist. */
  private async caseOf(who: Actor, id: string): Promise<CaseRow> {
    const [warning] = await this.engine.reader.get('warning', [id]);
    return warning ? this.visibility.warning(who, id) : this.visibility.incident(who, id);
  }

  private async mayRead(who: Actor, row: AttachmentRow): Promise<boolean> {
    const found = await this.caseOf(who, row.incidentId).catch((error: unknown) => {
      if (isProblem(error)) return null;
      throw error;
    });
    return found !== null && this.sees(who, planOf(this.engine.plans, found).plan, row);
  }

  /** As for what it is attached to: a county's report and an agency's task are their own and the office's. */
  private async sees(who: Actor, plan: Plan, { about, aboutId }: AttachmentRow): Promise<boolean> {
    const { reader } = this.engine;
    const own = this.visibility.recipients(who, plan);
    if (own === 'all') return true;
    const [report] = about === 'report' ? await reader.get('report', [aboutId]) : [];
    const [task] = about === 'task' ? await reader.get('task', [aboutId]) : [];
    const [matter] = about === 'verification' ? await reader.get('verification', [aboutId]) : [];
    if (report) return own.includes(`division:${report.division}`);
    if (task) return own.includes(task.recipient);
    return !matter?.division || own.includes(`division:${matter.division}`);
  }
}

/** For RFC 5987, which takes fewer signs than a part of an address. */
const encode = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
