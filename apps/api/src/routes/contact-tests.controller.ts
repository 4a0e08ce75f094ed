import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { answerContactTest, contactTestResult, ownSubjects, startContactTest } from '#duty';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import type { Actor, CommandMeta, ContactTestRow } from '#runtime';
import {
  ContactTestBegun,
  ContactTestSaid,
  ContactTestShown,
  ContactTests,
} from '../answers/contact-test.answer.ts';
import { AnswerContactTestDto, StartContactTestDto } from '../dto/contact-test.dto.ts';
import { PageQuery } from '../dto/page.dto.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('duty')
@Controller('contact-tests')
export class ContactTestsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: ContactTests })
  @Get()
  @ApiOperation({ summary: 'Contact tests, newest last: the office sees all, others those sent to them' })
  async all(@Query({ schema: PageQuery }) query: PageQuery, @Who() who: Actor) {
    const own = this.own(who);
    const lines = own && (await this.engine.reader.find('contact_test_line', { recipient: own }));
    const rows = await this.engine.reader.find(
      'contact_test',
      lines ? { id: [...new Set(lines.map(({ contactTestId }) => contactTestId))] } : {},
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    const items = rows.slice(0, query.limit).map((row) => view(summaryOf(row, own === undefined)));
    return { items, next: rows.length > query.limit ? items.at(-1)!.id : null };
  }

  @ApiOkResponse({ standardSchema: ContactTestShown })
  @Get(':id')
  @ApiOperation({ summary: 'What became of each message, who answered, and who did not' })
  async one(@Param('id') id: string, @Who() who: Actor) {
    const [row] = await this.engine.reader.get('contact_test', [id]);
    const own = this.own(who);
    const result = row && (await contactTestResult(this.engine.reader, this.engine.plans, row, own));
    if (!result || (own && !result.items.length))
      throw new Problem('resource.not-found', { kind: '联系测试', id }, { resource: 'contact_test', id });
    return view({ ...summaryOf(row, own === undefined), ...result });
  }

  @ApiCreatedResponse({ standardSchema: ContactTestBegun })
  @Post()
  @ApiOperation({
    summary:
      'Send a test message to every contact and inbox, or to those of chosen recipients; an agency to its own',
  })
  async start(@Body({ schema: StartContactTestDto }) body: StartContactTestDto, @Meta() meta: CommandMeta) {
    return view(await this.engine.bus.execute(startContactTest, body, meta));
  }

  @ApiCreatedResponse({ standardSchema: ContactTestSaid })
  @Post(':id/answers')
  @ApiOperation({ summary: 'Answer for oneself, or record whom the duty officer reached by telephone' })
  async answer(
    @Param('id') contactTestId: string,
    @Body({ schema: AnswerContactTestDto }) body: AnswerContactTestDto,
    @Meta() meta: CommandMeta,
  ) {
    return view(await this.engine.bus.execute(answerContactTest, { ...body, contactTestId }, meta));
  }

  /** The recipients whose part the actor sees; undefined for all. */
  private own(who: Actor): string[] | undefined {
    if (this.visibility.recipients(who) === 'all') return undefined;
    return [...ownSubjects(who), `account:${who.id}`];
  }
}

/** The numbers are for those who see everybody's part. */
const summaryOf = ({ id, seq, state, createdAt, endsAt, data }: ContactTestRow, all: boolean) => ({
  ...{ id, seq, state, startedAt: createdAt, endsAt, windowMinutes: data.windowMinutes },
  ...(all && { startedBy: data.startedBy, chosen: data.chosen, counts: data.counts }),
});
