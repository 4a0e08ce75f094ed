import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Engine } from '#engine';
import {
  changeLinkedResponse,
  endLinkedResponse,
  listLinkage,
  recordLinkedResponse,
  reportCountyResponse,
} from '#linkage';
import { type Actor, type CommandMeta, planOf } from '#runtime';
import { ChangeLinkedDto, CountyResponseDto, EndLinkedDto, LinkedResponseDto } from '../dto/linkage.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('linkage')
@Controller()
export class LinkageController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get('incidents/:id/linked-responses')
  @ApiOperation({ summary: 'Responses of others beside ours, and what is outstanding between them' })
  async list(@Param('id') id: string, @Who() who: Actor) {
    const incident = await this.visibility.incident(who, id);
    this.visibility.requireOverview(who);
    return view(await listLinkage(this.engine.reader, planOf(this.engine.plans, incident).plan, incident));
  }

  @Post('incidents/:id/county-responses')
  @ApiOperation({ summary: 'A county says that its own response runs, or at which level it now is' })
  county(
    @Param('id') incidentId: string,
    @Body({ schema: CountyResponseDto }) body: CountyResponseDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(reportCountyResponse, { ...body, incidentId }, meta);
  }

  @Post('incidents/:id/linked-responses')
  @ApiOperation({ summary: 'Record a response under a specialised plan, or the region’s; it starts nothing' })
  record(
    @Param('id') incidentId: string,
    @Body({ schema: LinkedResponseDto }) body: LinkedResponseDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(recordLinkedResponse, { ...body, incidentId }, meta);
  }

  @Post('linked-responses/:id/change')
  @ApiOperation({ summary: 'Another level of a linked response' })
  change(
    @Param('id') linkedId: string,
    @Body({ schema: ChangeLinkedDto }) body: ChangeLinkedDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(changeLinkedResponse, { ...body, linkedId, expectedSeq }, meta);
  }

  @Post('linked-responses/:id/end')
  @ApiOperation({ summary: 'A linked response has ended' })
  end(
    @Param('id') linkedId: string,
    @Body({ schema: EndLinkedDto }) body: EndLinkedDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(endLinkedResponse, { ...body, linkedId, expectedSeq }, meta);
  }
}
