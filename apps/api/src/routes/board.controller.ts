import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '#engine';
import { type Actor, isCapable, requireCapability } from '#runtime';
import { Board } from '../answers/board.answer.ts';
import { Witnesses } from '../answers/identity.answer.ts';
import { Wall } from '../answers/wall.answer.ts';
import { readWall } from '../board/read-wall.ts';
import { SharedBoard } from '../board/shared-board.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Who } from '../http/request.ts';
import { Visibility } from '../http/visibility.ts';

const BoardQuery = z.object({ since: z.coerce.number().int().min(0).optional() });
type BoardQuery = z.infer<typeof BoardQuery>;

/** What a duty room looks at all the time, in one answer. */
@ApiTags('board')
@Controller()
export class BoardController {
  private readonly shared: SharedBoard;

  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {
    this.shared = new SharedBoard(engine.reader, engine.plans);
  }

  @Get('board')
  @ApiOperation({
    summary: 'Open incidents with their running clocks, and what changed since a place in the journal',
  })
  @ApiOkResponse({ standardSchema: Board })
  board(@Query({ schema: BoardQuery }) { since }: BoardQuery, @Who() who: Actor): Promise<Board> {
    this.visibility.requireOverview(who);
    return this.shared.of(who.id, since, this.engine.clock.now());
  }

  @Get('wall')
  @ApiOperation({ summary: 'What a large screen shows besides the board: who is silent, what happened last' })
  @ApiOkResponse({ standardSchema: Wall })
  wall(@Who() who: Actor): Promise<Wall> {
    this.visibility.requireOverview(who);
    return readWall(this.engine.reader);
  }

  @Get('witnesses')
  @ApiOperation({ summary: 'Accounts that may witness a decision given by telephone' })
  @ApiOkResponse({ standardSchema: Witnesses })
  async witnesses(@Who() who: Actor) {
    const plan = this.visibility.plan();
    requireCapability(who, plan, 'log');
    const accounts = await this.engine.reader.find('account', { active: true }, { orderBy: 'login' });
    const able = accounts.filter((account) => account.id !== who.id && isCapable(account, plan, 'witness'));
    return { items: able.map(({ id, name }) => ({ id, name })) };
  }
}
