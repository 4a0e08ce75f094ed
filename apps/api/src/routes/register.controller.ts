import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import type { Engine } from '#engine';
import { blindMeta, enterPerson, readRegister, registerCounts, withdrawPerson } from '#register';
import type { Actor, CommandMeta } from '#runtime';
import { EnterPersonDto, WithdrawPersonDto } from '../dto/register.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, RequestId, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('register')
@Controller()
export class RegisterController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Post('incidents/:id/register')
  @ApiOperation({ summary: 'Enter one of the dead or missing, or change an entry by superseding it: sealed' })
  async enter(
    @Param('id') incidentId: string,
    @Body({ schema: EnterPersonDto }) body: EnterPersonDto,
    @Who() who: Actor,
    @Meta() meta: CommandMeta,
  ) {
    await this.visibility.incident(who, incidentId);
    const { registerKeys } = this.engine.config;
    return this.engine.bus.execute(
      enterPerson(registerKeys),
      { ...body, incidentId },
      blindMeta(registerKeys, meta),
    );
  }

  @Post('persons/:id/withdraw')
  @ApiOperation({ summary: 'Take an entry out of the register, with the reason' })
  withdraw(
    @Param('id') personId: string,
    @Body({ schema: WithdrawPersonDto }) body: WithdrawPersonDto,
    @Meta() meta: CommandMeta,
  ) {
    const { registerKeys } = this.engine.config;
    return this.engine.bus.execute(
      withdrawPerson(registerKeys),
      { ...body, personId },
      blindMeta(registerKeys, meta),
    );
  }

  @Get('incidents/:id/register')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Who the dead and missing are, for those who may read it; the journal notes who looked',
  })
  async read(@Param('id') incidentId: string, @Who() actor: Actor, @RequestId() requestId: string) {
    await this.visibility.incident(actor, incidentId);
    const command = readRegister(this.engine.config.registerKeys);
    const items = await this.engine.bus.execute(command, { incidentId }, { actor, requestId });
    return { items: items.map(view) };
  }

  @Get('incidents/:id/register/counts')
  @ApiOperation({ summary: 'How many the register holds by division, beside what was reported: no names' })
  async counts(@Param('id') incidentId: string, @Who() who: Actor) {
    const incident = await this.visibility.incident(who, incidentId);
    return { items: await registerCounts(this.engine, incident, who) };
  }
}
