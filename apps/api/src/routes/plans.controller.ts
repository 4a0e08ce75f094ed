import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '#engine';
import { beijingDate } from '#kernel';
import { checkFacts, classify, evaluateBoth, explain } from '#plan';
import { WhatIf } from '../answers/assessment.answer.ts';
import { PlanShown } from '../answers/plan.answer.ts';
import { FiguresDto } from '../dto/basics.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';

const ClassifyDto = z
  .strictObject({
    plan: z.string().optional(),
    asOf: z.iso.date(),
    hazard: z.string(),
    reported: FiguresDto,
    assessed: FiguresDto.optional(),
    base: z.record(z.string(), z.number()).optional(),
    attributes: z.record(z.string(), z.number()).optional(),
  })
  .meta({ id: 'Classify' });
type ClassifyDto = z.infer<typeof ClassifyDto>;

const AsOfQuery = z.object({ asOf: z.iso.date().optional() });
type AsOfQuery = z.infer<typeof AsOfQuery>;

@ApiTags('plans')
@Controller()
export class PlansController {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  @ApiOkResponse({ standardSchema: PlanShown })
  @Get('plans/:jurisdiction/:plan')
  @ApiOperation({ summary: 'A whole plan: the version in force on a day, today if none is given' })
  show(
    @Param('jurisdiction') jurisdiction: string,
    @Param('plan') plan: string,
    @Query({ schema: AsOfQuery }) { asOf }: AsOfQuery,
  ) {
    const date = asOf ?? beijingDate(this.engine.clock.now());
    return this.engine.plans.at(`${jurisdiction}/${plan}`, date).plan;
  }

  @ApiCreatedResponse({ standardSchema: WhatIf })
  @Post('classify')
  @ApiOperation({ summary: 'What a plan would call for on these figures; changes nothing' })
  classify(@Body({ schema: ClassifyDto }) body: ClassifyDto) {
    const id = body.plan ?? this.engine.config.defaultPlan;
    const { plan, compiled } = this.engine.plans.at(id, body.asOf);
    checkFacts(compiled, body);
    const classification = classify(compiled, body);
    return {
      ...classification,
      ...evaluateBoth(compiled, body),
      explanation: { zh: explain(classification, plan, 'zh'), en: explain(classification, plan, 'en') },
    };
  }
}
