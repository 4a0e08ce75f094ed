import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import { type DecisionPreview, decideAdjustment, previewDecision } from '#response';
import { type Actor, type ApprovalRow, type CommandMeta, type IncidentRow, planOf } from '#runtime';
import { Adjusted, ApprovalHistory, Decisions, Foreseen } from '../answers/decision.answer.ts';
import { Picture } from '../answers/picture.answer.ts';
import { AuthorityOf } from '../decisions/authority-of.ts';
import { decisionsOf } from '../decisions/decisions-of.ts';
import { pictureOf } from '../decisions/picture-of.ts';
import { readDecisions } from '../decisions/read-decisions.ts';
import { DecideAdjustmentDto } from '../dto/response.dto.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const ThoughtOf = z.object({ level: z.string().optional() });
type ThoughtOf = z.infer<typeof ThoughtOf>;

/** What those who decide look at: what lies before them, what would follow, and how it goes. */
@ApiTags('decisions')
@Controller()
export class DecisionsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: Decisions })
  @Get('decisions')
  @ApiOperation({ summary: 'What awaits one’s own decision, and the responses that one leads or may adjust' })
  async decisions(@Who() who: Actor): Promise<Decisions> {
    this.visibility.requireOverview(who);
    const now = this.engine.clock.now();
    return decisionsOf(this.engine.plans, await readDecisions(this.engine.reader, now), now, who);
  }

  @ApiOkResponse({ standardSchema: Foreseen })
  @Get('approvals/:id/preview')
  @ApiOperation({
    summary: 'What would be sent to whom if this were approved, at its level or at another one',
  })
  async previewApproval(
    @Param('id') id: string,
    @Query({ schema: ThoughtOf }) { level }: ThoughtOf,
    @Who() who: Actor,
  ) {
    const approval = await this.approval(who, id);
    const { incident, response } = await this.response(who, approval.responseId);
    const wanted = approval.data.kind === 'termination' ? null : (level ?? approval.data.proposedLevel);
    const { plan } = planOf(this.engine.plans, incident);
    const subject = { incident, response, approval };
    const preview = await previewDecision(this.engine.reader, plan, subject, wanted);
    return this.foreseen(who, incident, preview, approval);
  }

  @ApiOkResponse({ standardSchema: Foreseen })
  @Get('responses/:id/change-preview')
  @ApiOperation({
    summary:
      'What raising or lowering to a level would do to tasks and posts; without a level, what ending would',
  })
  async previewChange(
    @Param('id') id: string,
    @Query({ schema: ThoughtOf }) { level }: ThoughtOf,
    @Who() who: Actor,
  ) {
    this.visibility.requireOverview(who);
    const { incident, response } = await this.response(who, id);
    const { plan } = planOf(this.engine.plans, incident);
    const preview = await previewDecision(this.engine.reader, plan, { incident, response }, level ?? null);
    return this.foreseen(who, incident, preview);
  }

  @ApiOkResponse({ standardSchema: ApprovalHistory })
  @Get('approvals/:id/history')
  @ApiOperation({ summary: 'Who proposed which level when, returned it or sent it on, and why' })
  async history(@Param('id') id: string, @Who() who: Actor) {
    await this.approval(who, id);
    const facts = await this.engine.reader.facts({ stream: 'approval', streamId: id });
    return view({
      items: facts
        .filter(({ fact }) => fact !== 'approval.drafted')
        .map(({ at, fact, actor, data, reason }) => ({
          ...{ at, fact, by: actor.name, posts: [...actor.posts], reason },
          level: typeof data['level'] === 'string' ? data['level'] : null,
        })),
    });
  }

  @ApiCreatedResponse({ standardSchema: Adjusted })
  @Post('responses/:id/decided-adjustments')
  @ApiOperation({ summary: 'Raise or lower by the authority of one’s own post, without a proposal' })
  adjust(
    @Param('id') responseId: string,
    @Body({ schema: DecideAdjustmentDto }) body: DecideAdjustmentDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(decideAdjustment, { ...body, responseId, expectedSeq }, meta);
  }

  @ApiOkResponse({ standardSchema: Picture })
  @Get('responses/:id/picture')
  @ApiOperation({ summary: 'A response as a whole: every recipient with its tasks and how far they are' })
  async picture(@Param('id') id: string, @Who() who: Actor): Promise<Picture> {
    this.visibility.requireOverview(who);
    const { incident, response } = await this.response(who, id);
    const { plan } = planOf(this.engine.plans, incident);
    return pictureOf(this.engine.reader, plan, response, this.engine.clock.now());
  }

  private async approval(who: Actor, id: string): Promise<ApprovalRow> {
    this.visibility.requireOverview(who);
    const [row] = await this.engine.reader.get('approval', [id]);
    if (!row) throw new Problem('resource.not-found', { kind: '审批事项', id }, { resource: 'approval', id });
    return row;
  }

  private async response(who: Actor, id: string) {
    const [response] = await this.engine.reader.get('response', [id]);
    if (!response)
      throw new Problem('resource.not-found', { kind: '响应', id }, { resource: 'response', id });
    return { response, incident: await this.visibility.incident(who, response.incidentId) };
  }

  /** Adds what the reader may do with it: whoever may decide what was proposed, but not this, sends it on. */
  private async foreseen(
    who: Actor,
    incident: IncidentRow,
    preview: DecisionPreview,
    pending?: Pick<ApprovalRow, 'post' | 'data'>,
  ) {
    const { plan } = planOf(this.engine.plans, incident);
    const delegations = await this.engine.reader.find('delegation', { scope: 'decide', revokedAt: null });
    const authority = new AuthorityOf(who, delegations, this.engine.clock.now());
    const decides = authority.may(plan, preview.post, preview.level);
    const forwards = !decides && pending && authority.may(plan, pending.post, preview.level);
    return { ...preview, authority: decides ? 'decides' : forwards ? 'forwards' : 'none' };
  }
}
