import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Engine } from '#engine';
import type { Actor, CommandMeta } from '#runtime';
import { listSigns, noteSign, requireSign } from '#signs';
import { NoteSignDto } from '../dto/register.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('signs')
@Controller('incidents')
export class SignsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get(':id/signs')
  @ApiOperation({
    summary: 'Signs of late, omitted or false reporting, for the office to look into; no verdicts',
  })
  async list(@Param('id') id: string, @Who() who: Actor) {
    const incident = await this.visibility.incident(who, id);
    const signs = await listSigns(this.engine, incident, who);
    return { items: signs.map((sign) => view(sign)) };
  }

  @Post(':id/signs/explain')
  @ApiOperation({ summary: 'Note, with the reason, how a sign is explained; it stays on the list' })
  async explain(
    @Param('id') incidentId: string,
    @Body({ schema: NoteSignDto }) { sign, reason }: NoteSignDto,
    @Who() who: Actor,
    @Meta() meta: CommandMeta,
  ) {
    const incident = await this.visibility.incident(who, incidentId);
    const listed = requireSign(await listSigns(this.engine, incident, who), sign);
    return this.engine.bus.execute(noteSign, { incidentId, sign: listed, reason }, meta);
  }
}
