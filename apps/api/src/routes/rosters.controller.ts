import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { changeShift, dutyAt, removeShift, setRoster } from '#duty';
import type { Engine } from '#engine';
import type { Actor, CommandMeta } from '#runtime';
import { OnDuty, Rosters } from '../answers/duty.answer.ts';
import { ChangeShiftDto, DutyReasonDto, OnDutyQuery, RosterQuery, SetRosterDto } from '../dto/duty.dto.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { DutyScope } from '../http/duty-scope.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';

@ApiTags('duty')
@Controller()
export class RostersController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly scope: DutyScope,
  ) {}

  @ApiOkResponse({ standardSchema: OnDuty })
  @Get('duty')
  @ApiOperation({
    summary: 'Who is or was on duty: by accepted hand-overs where there are any, else by roster',
  })
  async onDuty(@Query({ schema: OnDutyQuery }) query: OnDutyQuery, @Who() who: Actor) {
    const { at = this.engine.clock.now(), knownAt } = query;
    const subjects = this.scope.subjects(who, query);
    const items = await dutyAt(this.engine.reader, { at, subjects, knownAt });
    return { items: items.map((each) => view(each)) };
  }

  @ApiOkResponse({ standardSchema: Rosters })
  @Get('rosters')
  @ApiOperation({ summary: 'Shifts as they stand: the office sees all, others their own' })
  async rosters(@Query({ schema: RosterQuery }) query: RosterQuery, @Who() who: Actor) {
    const subject = this.scope.subjects(who, query);
    const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = query;
    const rows = await this.engine.reader.find(
      'duty_shift',
      { removedAt: null, ...(subject && { subject }) },
      { orderBy: 'startsAt' },
    );
    const items = rows.filter(({ startsAt, endsAt }) => startsAt < until && endsAt > from);
    return { items: items.map((row) => view(row)) };
  }

  @Post('rosters')
  @ApiOperation({ summary: 'Set a roster for a span; gaps are told, overlaps within a role refused' })
  set(@Body({ schema: SetRosterDto }) body: SetRosterDto, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(setRoster, body, meta);
  }

  @Post('shifts/:id/change')
  @ApiOperation({ summary: 'Another person or other times for one shift, with the reason' })
  change(
    @Param('id') shiftId: string,
    @Body({ schema: ChangeShiftDto }) body: ChangeShiftDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(changeShift, { ...body, shiftId }, meta);
  }

  @Post('shifts/:id/remove')
  @ApiOperation({ summary: 'Take one shift off the roster, with the reason' })
  remove(
    @Param('id') shiftId: string,
    @Body({ schema: DutyReasonDto }) body: DutyReasonDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(removeShift, { ...body, shiftId }, meta);
  }
}
