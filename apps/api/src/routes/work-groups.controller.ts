import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '#engine';
import type { Actor, CommandMeta } from '#runtime';
import { changeWorkGroup, formWorkGroup, GROUP_STEPS, reportFindings } from '#tasking';
import { StepDto } from '../dto/incident.dto.ts';
import { ChangeGroupDto, FindingsDto, FormGroupDto } from '../dto/work-group.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const StepName = z.enum(Object.keys(GROUP_STEPS) as (keyof typeof GROUP_STEPS)[]);
type StepName = z.infer<typeof StepName>;

@ApiTags('work groups')
@Controller()
export class WorkGroupsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get('responses/:id/work-groups')
  @ApiOperation({ summary: 'Work groups of a response, with what they found' })
  async list(@Param('id') responseId: string, @Who() who: Actor) {
    this.visibility.requireOverview(who);
    const rows = await this.engine.reader.find('work_group', { responseId }, { orderBy: 'id' });
    return { items: rows.map((row) => view(row)) };
  }

  @Post('responses/:id/work-groups')
  @ApiOperation({ summary: 'Form a work group' })
  form(
    @Param('id') responseId: string,
    @Body({ schema: FormGroupDto }) body: FormGroupDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(formWorkGroup, { ...body, responseId }, meta);
  }

  @Post('work-groups/:id/change')
  @ApiOperation({ summary: 'Other members, leader, destination, purpose or tasks' })
  change(
    @Param('id') groupId: string,
    @Body({ schema: ChangeGroupDto }) body: ChangeGroupDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(changeWorkGroup, { ...body, groupId, expectedSeq }, meta);
  }

  @Post('work-groups/:id/findings')
  @ApiOperation({ summary: 'What the group found, by a member or recorded by the duty officer' })
  findings(
    @Param('id') groupId: string,
    @Body({ schema: FindingsDto }) body: FindingsDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(reportFindings, { ...body, groupId, expectedSeq }, meta);
  }

  @Post('work-groups/:id/:step')
  @ApiOperation({ summary: 'send, return, close or disband' })
  step(
    @Param('id') groupId: string,
    @Param('step', { schema: StepName }) step: StepName,
    @Body({ schema: StepDto }) body: StepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(GROUP_STEPS[step], { ...body, groupId, expectedSeq }, meta);
  }
}
