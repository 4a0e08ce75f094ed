import { Controller, Get, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Engine } from '#engine';
import {
  type CellFault,
  cellName,
  readCsv,
  readTable,
  readWorkbook,
  type Table,
  writeCsv,
  writeFaults,
  writeTable,
  writeTimes,
  writeWorkbook,
} from '#exchange';
import { isProblem, Problem } from '#kernel';
import { type ImportAnswer, importReports, type RowRefusal } from '#reporting';
import { type Actor, type CommandMeta, type IncidentRow, planOf, type ReportRow } from '#runtime';
import { ReportsImported } from '../answers/report.answer.ts';
import { ImportQuery } from '../dto/page.dto.ts';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { FileBody, XLSX } from '../http/file-body.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('incidents')
@Controller('incidents')
export class ReportsExchangeController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get(':id/reports.xlsx')
  @ApiProduces(XLSX)
  @ApiOperation({
    summary: 'The valid reports as a county table: a row a division or township, with the times',
  })
  async workbook(@Param('id') id: string, @Who() who: Actor): Promise<StreamableFile> {
    const { plan, incident, reports } = await this.reportsOf(id, who);
    const bytes = await writeWorkbook(
      writeTable(plan, incident.data.title, reports),
      writeTimes(plan, reports),
      this.engine.clock.now(),
    );
    return file(bytes, XLSX, 'reports.xlsx');
  }

  @Get(':id/reports.csv')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'The same table as CSV (UTF-8 with a byte-order mark)' })
  async csv(@Param('id') id: string, @Who() who: Actor): Promise<StreamableFile> {
    const { plan, incident, reports } = await this.reportsOf(id, who);
    return file(
      writeCsv(writeTable(plan, incident.data.title, reports)),
      'text/csv; charset=utf-8',
      'reports.csv',
    );
  }

  @ApiCreatedResponse({ standardSchema: ReportsImported })
  @Post(':id/reports/import')
  @ApiConsumes(XLSX, 'text/csv', 'application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({
    summary:
      'Take in a county table, all of it or nothing; refused with every bad cell, or with the table so marked',
  })
  async import(
    @Param('id') id: string,
    @FileBody() bytes: Buffer,
    @Query({ schema: ImportQuery }) query: ImportQuery,
    @Who() who: Actor,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
    @SeenSeq() expectedSeq?: number,
  ): Promise<ImportAnswer | StreamableFile> {
    const incident = await this.visibility.incident(who, id);
    const packed = bytes.subarray(0, 2).toString('latin1') === 'PK';
    const table = packed ? await readWorkbook(bytes) : readCsv(bytes);
    const { reports, faults } = readTable(planOf(this.engine.plans, incident).plan, table);
    try {
      if (faults.length) throw refusal(faults);
      const { confirmImplausible } = query;
      return await this.engine.bus.execute(
        importReports,
        { incidentId: id, expectedSeq, reports, confirmImplausible },
        meta,
      );
    } catch (error) {
      const bad = faultsOf(error, table);
      if (!bad) throw error;
      if (query.errors !== 'workbook') throw refusal(bad);
      void reply.status(422);
      const marked = await writeFaults(packed ? bytes : table, bad, this.engine.clock.now());
      return file(marked, XLSX, 'errors.xlsx');
    }
  }

  /** What is not superseded, of the divisions that one may see, in the order of the moments reported. */
  private async reportsOf(id: string, who: Actor) {
    const incident: IncidentRow = await this.visibility.incident(who, id);
    const own = this.visibility.recipients(who);
    const division =
      own === 'all' ? {} : { division: own.map((recipient) => recipient.replace('division:', '')) };
    const rows = await this.engine.reader.find('report', { incidentId: id, ...division }, { orderBy: 'id' });
    const reports: ReportRow[] = rows
      .filter(({ supersededBy }) => !supersededBy)
      .sort((a, b) => a.asOf - b.asOf);
    return { plan: planOf(this.engine.plans, incident).plan, incident, reports };
  }
}

const refusal = (faults: CellFault[]) => new Problem('import.refused', { count: faults.length }, { faults });

/** Every bad cell of a refusal: those of the table, or the row of each report that was refused. */
function faultsOf(error: unknown, { sheet }: Table): CellFault[] | null {
  if (!isProblem(error) || error.code !== 'import.refused') return null;
  if (error.extras.faults) return error.extras.faults as CellFault[];
  return (error.extras['refusals'] as RowRefusal[]).map(({ row, division, problem }) => {
    const cell = cellName(row, 0);
    const { code, detail, detailEn } = problem as { code: string; detail: string; detailEn: string };
    return { at: `${sheet}!${cell}`, sheet, cell, found: division, code, zh: detail, en: detailEn };
  });
}

const file = (bytes: Buffer, type: string, name: string) =>
  new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"` });
