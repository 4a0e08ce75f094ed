import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Engine } from '#engine';
import { recordDelegation, revokeDelegation } from '#identity';
import type { Actor, CommandMeta } from '#runtime';
import { Delegations } from '../answers/administration.answer.ts';
import { DelegationDto } from '../dto/identity.dto.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('administration')
@Controller('delegations')
export class DelegationsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: Delegations })
  @Get()
  @ApiOperation({ summary: 'Recorded delegations that are not revoked' })
  async delegations(@Who() who: Actor) {
    this.visibility.requireOverview(who);
    return { items: (await this.engine.reader.find('delegation', { revokedAt: null })).map(view) };
  }

  @Post()
  @ApiOperation({ summary: 'Record a delegation of authority' })
  delegate(@Body({ schema: DelegationDto }) body: DelegationDto, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(recordDelegation, body, meta);
  }

  @Post(':id/revoke')
  @ApiOperation({ summary: 'Revoke a delegation' })
  undelegate(@Param('id') id: string, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(revokeDelegation, { id }, meta);
  }
}
