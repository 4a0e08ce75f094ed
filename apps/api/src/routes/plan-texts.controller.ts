import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '#engine';
import { beijingDate } from '#kernel';
import { diffPlans, type Measure, type Plan, readPlan } from '#plan';
import { PlanChanges, Plans, PlanText } from '../answers/plan-text.answer.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';

const SinceQuery = z.object({ since: z.iso.date() });
type SinceQuery = z.infer<typeof SinceQuery>;

/** Plans as people read them. */
@ApiTags('plans')
@Controller('plans')
export class PlanTextsController {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  @ApiOkResponse({ standardSchema: Plans })
  @Get()
  @ApiOperation({ summary: 'Plans and their versions' })
  list() {
    const { plans, config } = this.engine;
    const items = plans
      .list()
      .map(({ id, effectiveFrom }) => this.version(plans.version(id, effectiveFrom).plan));
    return { items, inUse: config.defaultPlan };
  }

  @ApiOkResponse({ standardSchema: PlanText })
  @Get(':jurisdiction/:plan/versions/:effectiveFrom')
  @ApiOperation({ summary: 'Every rule of one version in words, with its clauses' })
  text(
    @Param('jurisdiction') jurisdiction: string,
    @Param('plan') name: string,
    @Param('effectiveFrom') effectiveFrom: string,
  ) {
    const { plan } = this.engine.plans.version(`${jurisdiction}/${name}`, effectiveFrom);
    return {
      version: this.version(plan),
      hash: plan.hash,
      levels: plan.levels.map(({ level, rank, title, startsResponse, measures }) => ({
        ...{ level, rank, title, startsResponse },
        measures: measures.map(measureOf),
      })),
      preparation: (plan.preparation?.measures ?? []).map(measureOf),
      hazards: plan.hazards.map(({ key, title }) => ({ key, title })),
      agencies: plan.agencies.map(({ key, title, kind, chain, member }) => ({
        ...{ key, title, kind, chain, member },
      })),
      clauses: plan.clauses,
      items: readPlan(plan),
    };
  }

  @ApiOkResponse({ standardSchema: PlanChanges })
  @Get(':jurisdiction/:plan/versions/:effectiveFrom/changes')
  @ApiOperation({ summary: 'What a version changes against another of the same plan, in words' })
  changes(
    @Param('jurisdiction') jurisdiction: string,
    @Param('plan') name: string,
    @Param('effectiveFrom') effectiveFrom: string,
    @Query({ schema: SinceQuery }) { since }: SinceQuery,
  ) {
    const id = `${jurisdiction}/${name}`;
    const [before, after] = [since, effectiveFrom].map((date) => this.engine.plans.version(id, date).plan);
    return {
      before: this.version(before!),
      after: this.version(after!),
      items: diffPlans(before!, after!),
    };
  }

  private version(plan: Plan) {
    const { id, effectiveFrom, title, jurisdiction, document } = plan;
    return {
      ...{ id, effectiveFrom, title, document, jurisdiction: jurisdiction.title },
      effectiveTo: plan.effectiveTo ?? null,
      inForce: this.inForceToday(id) === plan,
    };
  }

  /** Null where none is, such as a plan that begins tomorrow. */
  private inForceToday(id: string): Plan | null {
    const { plans, clock } = this.engine;
    const today = beijingDate(clock.now());
    const versions = plans
      .list()
      .filter((version) => version.id === id && version.effectiveFrom <= today)
      .map(({ effectiveFrom }) => plans.version(id, effectiveFrom).plan);
    const last = versions.at(-1);
    return last && (last.effectiveTo === undefined || today < last.effectiveTo) ? last : null;
  }
}

const measureOf = ({ n, title, cite }: Measure) => ({ n, title, cite: cite ?? null });
