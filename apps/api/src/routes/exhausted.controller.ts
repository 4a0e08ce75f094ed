import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Engine } from '#engine';
import type { Actor, CommandMeta } from '#runtime';
import { handOverByPhone, requireAble, retryDelivery, retryExhausted } from '#tasking';
import { Deliveries } from '../answers/delivery.answer.ts';
import { ExhaustedQuery, PhoneDto, RetryDto } from '../dto/delivery.dto.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';

@ApiTags('messages')
@Controller('deliveries')
export class ExhaustedController {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  @ApiOkResponse({ standardSchema: Deliveries })
  @Get('exhausted')
  @ApiOperation({
    summary: 'What has reached nobody over any contact, and waits for the office to see to it',
  })
  async all(@Query({ schema: ExhaustedQuery }) query: ExhaustedQuery, @Who() actor: Actor) {
    requireAble({ actor, plans: this.engine.plans }, null);
    const { incidentId, recipient, exercise, after, limit } = query;
    const rows = await this.engine.reader.find(
      'delivery',
      {
        state: 'exhausted',
        ...(incidentId && { incidentId }),
        ...(recipient && { recipient }),
        ...(exercise !== undefined && { exercise }),
      },
      { orderBy: 'id', after, limit: limit + 1 },
    );
    return pageOf<'delivery'>(rows, limit);
  }

  @Post('exhausted/retry')
  @ApiOperation({ summary: 'Try all of them again: those of an incident or a warning, or every one' })
  retryAll(@Body({ schema: RetryDto }) body: RetryDto, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(retryExhausted, body, meta);
  }

  @Post(':id/retry')
  @ApiOperation({ summary: 'Try it again over every contact of its recipient that failed' })
  retry(@Param('id') deliveryId: string, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(retryDelivery, { deliveryId }, meta);
  }

  @Post(':id/phone')
  @ApiOperation({
    summary: 'Record that it was told by telephone: to whom, when, and whether it was taken on',
  })
  async phone(
    @Param('id') deliveryId: string,
    @Body({ schema: PhoneDto }) body: PhoneDto,
    @Meta() meta: CommandMeta,
  ) {
    return view(await this.engine.bus.execute(handOverByPhone, { ...body, deliveryId }, meta));
  }
}
