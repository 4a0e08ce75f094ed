import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  acceptHandOver,
  cancelHandOver,
  changesSince,
  gatherMatters,
  offerHandOver,
  refuseHandOver,
  renewHandOver,
  reofferHandOver,
} from '#duty';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import type { Actor, CommandMeta, MatterList } from '#runtime';
import { HandOverNow, HandOverStepped, HandOvers, OpenMatters } from '../answers/duty.answer.ts';
import {
  AcceptHandOverDto,
  DutyReasonDto,
  HandOverQuery,
  MattersQuery,
  OfferHandOverDto,
  ReofferHandOverDto,
} from '../dto/duty.dto.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { DutyScope } from '../http/duty-scope.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';

@ApiTags('duty')
@Controller()
export class HandOversController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly scope: DutyScope,
  ) {}

  @ApiOkResponse({ standardSchema: OpenMatters })
  @Get('open-matters')
  @ApiOperation({ summary: 'What is open now, as a hand-over would list it' })
  async matters(@Query({ schema: MattersQuery }) query: MattersQuery, @Who() who: Actor) {
    const subjects = this.scope.subjects(who, query) ?? ['post:office'];
    const lists = await Promise.all(
      subjects.map(async (subject) => ({ subject, ...(await this.list(subject)) })),
    );
    return { items: lists.map((each) => view(each)) };
  }

  @ApiOkResponse({ standardSchema: HandOvers })
  @Get('hand-overs')
  @ApiOperation({ summary: 'Hand-overs of shifts: the office sees all, others their own' })
  async all(@Query({ schema: HandOverQuery }) query: HandOverQuery, @Who() who: Actor) {
    const subject = this.scope.subjects(who, query);
    const rows = await this.engine.reader.find(
      'hand_over',
      { ...(subject && { subject }), ...(query.state && { state: query.state.split(',') }) },
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'hand_over'>(rows, query.limit);
  }

  @ApiOkResponse({ standardSchema: HandOverNow })
  @Get('hand-overs/:id')
  @ApiOperation({ summary: 'One hand-over with its list, and while it is offered what has changed since' })
  async one(@Param('id') id: string, @Who() who: Actor) {
    const [row] = await this.engine.reader.get('hand_over', [id]);
    if (!row) throw new Problem('resource.not-found', { kind: '交接班', id }, { resource: 'hand_over', id });
    this.scope.require(who, row.subject);
    if (row.state !== 'offered') return view(row);
    const { hash, at, matters } = await this.list(row.subject);
    return view({ ...row, now: { at, hash, ...changesSince(row.data.list.matters, matters) } });
  }

  @ApiCreatedResponse({ standardSchema: HandOverStepped })
  @Post('hand-overs')
  @ApiOperation({ summary: 'Offer duty to the shift that comes on; the engine lists the open matters' })
  offer(@Body({ schema: OfferHandOverDto }) body: OfferHandOverDto, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(offerHandOver, body, meta);
  }

  @Post('hand-overs/:id/reoffer')
  @ApiOperation({ summary: 'Offer again what was refused, with the list of now' })
  reoffer(
    @Param('id') handOverId: string,
    @Body({ schema: ReofferHandOverDto }) body: ReofferHandOverDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(reofferHandOver, { ...body, handOverId, expectedSeq }, meta);
  }

  @Post('hand-overs/:id/renew')
  @ApiOperation({ summary: 'List the open matters anew while the offer stands' })
  renew(@Param('id') handOverId: string, @Meta() meta: CommandMeta, @SeenSeq() expectedSeq?: number) {
    return this.engine.bus.execute(renewHandOver, { handOverId, expectedSeq }, meta);
  }

  @ApiCreatedResponse({ standardSchema: HandOverStepped })
  @Post('hand-overs/:id/accept')
  @ApiOperation({ summary: 'The taker accepts, naming the list that was seen: duty passes' })
  accept(
    @Param('id') handOverId: string,
    @Body({ schema: AcceptHandOverDto }) body: AcceptHandOverDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(acceptHandOver, { ...body, handOverId, expectedSeq }, meta);
  }

  @Post('hand-overs/:id/refuse')
  @ApiOperation({ summary: 'The taker refuses, with a reason' })
  refuse(
    @Param('id') handOverId: string,
    @Body({ schema: DutyReasonDto }) body: DutyReasonDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(refuseHandOver, { ...body, handOverId, expectedSeq }, meta);
  }

  @Post('hand-overs/:id/cancel')
  @ApiOperation({ summary: 'Take the offer back, with a reason' })
  cancel(
    @Param('id') handOverId: string,
    @Body({ schema: DutyReasonDto }) body: DutyReasonDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(cancelHandOver, { ...body, handOverId, expectedSeq }, meta);
  }

  private list(subject: string): Promise<MatterList> {
    const { reader, clock } = this.engine;
    return gatherMatters((...asked) => reader.find(...asked), subject, clock.now());
  }
}
