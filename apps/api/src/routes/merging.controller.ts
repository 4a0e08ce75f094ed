import { Body, Controller, Param, Post } from '@nestjs/common';
import type { Engine } from '#engine';
import { mergeIncident, splitIncident, unmergeIncident } from '#incident';
import type { CommandMeta } from '#runtime';
import { Merged, Split, Unmerged } from '../answers/incident.answer.ts';
import { MergeDto, SplitDto, UnmergeDto } from '../dto/merging.dto.ts';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq } from '../http/request.ts';

@ApiTags('incidents')
@Controller('incidents')
export class MergingController {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  @ApiCreatedResponse({ standardSchema: Merged })
  @Post(':id/merge')
  @ApiOperation({ summary: 'End this process as a part of another, which is classified anew' })
  merge(
    @Param('id') incidentId: string,
    @Body({ schema: MergeDto }) body: MergeDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(mergeIncident, { ...body, incidentId, expectedSeq }, meta);
  }

  @ApiCreatedResponse({ standardSchema: Unmerged })
  @Post(':id/unmerge')
  @ApiOperation({ summary: 'Undo a merge: both processes go on with what is their own' })
  unmerge(
    @Param('id') incidentId: string,
    @Body({ schema: UnmergeDto }) body: UnmergeDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(unmergeIncident, { ...body, incidentId, expectedSeq }, meta);
  }

  @ApiCreatedResponse({ standardSchema: Split })
  @Post(':id/split')
  @ApiOperation({ summary: 'Make a process of its own of some divisions, with what they reported' })
  split(
    @Param('id') incidentId: string,
    @Body({ schema: SplitDto }) body: SplitDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(splitIncident, { ...body, incidentId, expectedSeq }, meta);
  }
}
