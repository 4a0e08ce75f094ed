import { Body, Controller, Param, Post } from '@nestjs/common';
import type { Engine } from '#engine';
import type { CommandMeta } from '#runtime';
import {
  answerApplication,
  approveUpward,
  dropUpward,
  enterUpward,
  refreshUpward,
  returnUpward,
  reviseUpward,
  sendUpward,
  signUpward,
  submitUpward,
} from '#upward';
import { UpwardStepped } from '../answers/upward.answer.ts';
import {
  AnswerApplicationDto,
  ApproveUpwardDto,
  EnterUpwardDto,
  ReasonDto,
  ReviseUpwardDto,
  SendUpwardDto,
} from '../dto/upward.dto.ts';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, SeenSeq } from '../http/request.ts';

/** What is done with a document to the level above, step by step. */
@ApiTags('upward')
@Controller('upward/:id')
export class UpwardStepsController {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  @Post('revise')
  @ApiOperation({ summary: 'Word a draft otherwise' })
  revise(
    @Param('id') upwardId: string,
    @Body({ schema: ReviseUpwardDto }) body: ReviseUpwardDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(reviseUpward, { ...body, upwardId, expectedSeq }, meta);
  }

  @Post('refresh')
  @ApiOperation({ summary: 'Draft anew on the figures as they stand now' })
  refresh(@Param('id') upwardId: string, @Meta() meta: CommandMeta, @SeenSeq() expectedSeq?: number) {
    return this.engine.bus.execute(refreshUpward, { upwardId, expectedSeq }, meta);
  }

  @Post('submit')
  @ApiOperation({ summary: 'Put a draft before the post that approves' })
  submit(@Param('id') upwardId: string, @Meta() meta: CommandMeta, @SeenSeq() expectedSeq?: number) {
    return this.engine.bus.execute(submitUpward, { upwardId, expectedSeq }, meta);
  }

  @ApiCreatedResponse({ standardSchema: UpwardStepped })
  @ApiBody({ required: false })
  @Post('approve')
  @ApiOperation({
    summary: 'Approve a document, which gives it its number; an approval by telephone goes in spoken',
  })
  approve(
    @Param('id') upwardId: string,
    @Body({ schema: ApproveUpwardDto }) body: ApproveUpwardDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(approveUpward, { ...body, upwardId, expectedSeq }, meta);
  }

  @ApiCreatedResponse({ standardSchema: UpwardStepped })
  @Post('sign')
  @ApiOperation({ summary: 'Sign a document that was approved by telephone, wherever it has got to' })
  sign(@Param('id') upwardId: string, @Meta() meta: CommandMeta, @SeenSeq() expectedSeq?: number) {
    return this.engine.bus.execute(signUpward, { upwardId, expectedSeq }, meta);
  }

  @Post('return')
  @ApiOperation({ summary: 'Return a document for more' })
  return(
    @Param('id') upwardId: string,
    @Body({ schema: ReasonDto }) body: ReasonDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(returnUpward, { ...body, upwardId, expectedSeq }, meta);
  }

  @Post('drop')
  @ApiOperation({ summary: 'Give a document up that has not gone, with the reason' })
  drop(
    @Param('id') upwardId: string,
    @Body({ schema: ReasonDto }) body: ReasonDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(dropUpward, { ...body, upwardId, expectedSeq }, meta);
  }

  @Post('send')
  @ApiOperation({ summary: 'Note that it went up: the report duty that waits for it is fulfilled' })
  send(
    @Param('id') upwardId: string,
    @Body({ schema: SendUpwardDto }) body: SendUpwardDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(sendUpward, { ...body, upwardId, expectedSeq }, meta);
  }

  @Post('enter')
  @ApiOperation({ summary: 'Note when it was entered in the state’s system, and its reference there' })
  enter(
    @Param('id') upwardId: string,
    @Body({ schema: EnterUpwardDto }) body: EnterUpwardDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(enterUpward, { ...body, upwardId, expectedSeq }, meta);
  }

  @Post('answer')
  @ApiOperation({ summary: 'Record what was granted of an application, item by item' })
  answer(
    @Param('id') upwardId: string,
    @Body({ schema: AnswerApplicationDto }) body: AnswerApplicationDto,
    @Meta() meta: CommandMeta,
    @SeenSeq() expectedSeq?: number,
  ) {
    return this.engine.bus.execute(answerApplication, { ...body, upwardId, expectedSeq }, meta);
  }
}
