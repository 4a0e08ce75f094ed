import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '#engine';
import { type Actor, type CommandMeta, requireCapability } from '#runtime';
import { HELD, releaseHeld } from '#safekeeping';
import { HeldDeliveries, HeldSettled } from '../answers/delivery.answer.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const SHOWN = 100;
const SettleHeldDto = z
  .strictObject({ drop: z.boolean() })
  .meta({ id: 'SettleHeld', description: 'true: they had left before, and are withdrawn; false: send them' });
type SettleHeldDto = z.infer<typeof SettleHeldDto>;

/** Messages that a restore holds until a person says whether they had left. */
@ApiTags('administration')
@Controller('deliveries/held')
export class HeldController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: HeldDeliveries })
  @Get()
  @ApiOperation({ summary: 'What a restore holds: how many, and the first of them' })
  async held(@Who() who: Actor) {
    requireCapability(who, this.visibility.plan(), 'administer');
    const where = { state: 'queued', lastError: HELD } as const;
    const [total, items] = await Promise.all([
      this.engine.reader.count('delivery', where),
      this.engine.reader.find('delivery', where, { orderBy: 'id', limit: SHOWN }),
    ]);
    return { total, items: items.map(view) };
  }

  @ApiCreatedResponse({ standardSchema: HeldSettled })
  @Post('settle')
  @ApiOperation({ summary: 'Send held messages or withdraw them, as many as fit; again until none is left' })
  settle(@Body({ schema: SettleHeldDto }) body: SettleHeldDto, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(releaseHeld, body, meta);
  }
}
