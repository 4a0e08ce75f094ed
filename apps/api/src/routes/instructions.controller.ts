import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '#engine';
import type { Actor, CommandMeta } from '#runtime';
import { answerInstruction, giveInstruction, INSTRUCTION_STEPS } from '#tasking';
import { Instructions, OwnInstructions } from '../answers/handling.answer.ts';
import { AnswerInstructionDto, GiveInstructionDto, InstructionStepDto } from '../dto/instruction.dto.ts';
import { casesOf } from '../http/cases.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const StepName = z.enum(Object.keys(INSTRUCTION_STEPS) as (keyof typeof INSTRUCTION_STEPS)[]);
type StepName = z.infer<typeof StepName>;

@ApiTags('instructions')
@Controller()
export class InstructionsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: OwnInstructions })
  @Get('instructions')
  @ApiOperation({ summary: 'Instructions to one’s own agency, county or post that are not settled yet' })
  async own(@Who() who: Actor) {
    const rows = await this.engine.reader.find(
      'instruction',
      { recipient: this.visibility.inboxes(who), state: ['open', 'answered'] },
      { orderBy: 'id' },
    );
    return { items: rows.map((row) => view(row)), cases: await casesOf(this.engine.reader, rows) };
  }

  @ApiOkResponse({ standardSchema: Instructions })
  @Get('incidents/:id/instructions')
  @ApiOperation({ summary: 'Leaders’ written instructions of an incident: the office all, others their own' })
  async list(@Param('id') incidentId: string, @Who() who: Actor) {
    const own = this.visibility.recipients(who);
    const rows = await this.engine.reader.find(
      'instruction',
      { incidentId, ...(own !== 'all' && { recipient: own }) },
      { orderBy: 'id' },
    );
    // Somebody who has been instructed may read that, even with no other work there.
    if (own === 'all' || !rows.length) await this.visibility.incident(who, incidentId);
    return { items: rows.map((row) => view(row)) };
  }

  @Post('incidents/:id/instructions')
  @ApiOperation({
    summary: 'A leader’s written instruction: given by the leader, or recorded by the duty room',
  })
  give(
    @Param('id') incidentId: string,
    @Body({ schema: GiveInstructionDto }) body: GiveInstructionDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(giveInstruction, { ...body, incidentId }, meta);
  }

  @Post('instructions/:id/answer')
  @ApiOperation({ summary: 'The recipient’s answer, or one recorded on its behalf' })
  answer(
    @Param('id') instructionId: string,
    @Body({ schema: AnswerInstructionDto }) body: AnswerInstructionDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(answerInstruction, { ...body, instructionId, expectedSeq }, meta);
  }

  @Post('instructions/:id/:step')
  @ApiOperation({ summary: 'accept, reopen or withdraw' })
  step(
    @Param('id') instructionId: string,
    @Param('step', { schema: StepName }) step: StepName,
    @Body({ schema: InstructionStepDto }) body: InstructionStepDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(INSTRUCTION_STEPS[step], { ...body, instructionId, expectedSeq }, meta);
  }
}
