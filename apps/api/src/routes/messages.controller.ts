import { Controller, Get, Headers, type MessageEvent, Param, Query, Sse } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import { type Actor, ARRIVED, type DeliveryRow, type JournalRow, listedTasks } from '#runtime';
import { DeliveryQuery, PageQuery } from '../dto/page.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { Draining } from '../http/drain.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { openAll } from '../http/open-all.ts';
import { RequestId, Who } from '../http/request.ts';
import { pageOf, view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const CATCH_UP_PAGE = 1000;
/** Proxies close a silent stream after a minute or so. */
const HEARTBEAT_MS = 25_000;

@ApiTags('messages')
@Controller()
export class MessagesController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
    private readonly draining: Draining,
  ) {}

  @Get('inbox')
  @ApiOperation({ summary: 'Messages that arrived in one’s inbox' })
  async inbox(@Query({ schema: PageQuery }) query: PageQuery, @Who() who: Actor) {
    const rows = await this.engine.reader.find(
      'delivery',
      { recipient: this.visibility.inboxes(who), channel: 'inbox', state: ARRIVED },
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    return pageOf<'delivery'>(rows, query.limit);
  }

  @Get('inbox/:id')
  @ApiOperation({ summary: 'One message of one’s inbox; reading it marks it as opened' })
  async read(@Param('id') id: string, @Who() who: Actor, @RequestId() requestId: string) {
    const [row] = await this.engine.reader.get('delivery', [id]);
    if (
      row?.channel !== 'inbox' ||
      !ARRIVED.includes(row.state) ||
      !this.visibility.isOwn(who, row.recipient)
    )
      throw new Problem('resource.not-found', { kind: '消息', id }, { resource: 'delivery', id });
    await openAll(this.engine, [row], who, requestId);
    const [read = row] = await this.engine.reader.get('delivery', [id]);
    return view(read);
  }

  @Get('deliveries')
  @ApiOperation({ summary: 'What became of each message' })
  async deliveries(@Query({ schema: DeliveryQuery }) query: DeliveryQuery, @Who() who: Actor) {
    this.visibility.requireOverview(who);
    const { state, incidentId, taskId, after, limit } = query;
    const where = { ...(state && { state }), ...(incidentId && { incidentId }) };
    const rows = taskId
      ? await this.ofTask(taskId, where, after)
      : await this.engine.reader.find('delivery', where, { orderBy: 'id', after, limit: limit + 1 });
    return pageOf<'delivery'>(rows.slice(0, limit + 1), limit);
  }

  /** Messages that list a task: no query looks inside them, but all are of the task's own case. */
  private async ofTask(
    taskId: string,
    where: { state?: string[]; incidentId?: string },
    after?: string,
  ): Promise<DeliveryRow[]> {
    const [task] = await this.engine.reader.get('task', [taskId]);
    if (!task) return [];
    const { incidentId } = task;
    if (where.incidentId && where.incidentId !== incidentId) return [];
    const rows = await this.engine.reader.find(
      'delivery',
      { ...where, incidentId },
      { orderBy: 'id', ...(after && { after }) },
    );
    return rows.filter((row) => listedTasks(row).includes(taskId));
  }

  @Sse('events')
  @ApiOperation({
    summary:
      'New facts as they happen (Server-Sent Events): an agency hears of its own; Last-Event-ID catches up',
  })
  events(@Who() who: Actor, @Headers('last-event-id') last?: string): Observable<MessageEvent> {
    const from = last === undefined ? null : seqOf(last);
    const own = this.visibility.recipients(who);
    const mine = own === 'all' ? null : new Set([...own, ...this.visibility.inboxes(who)]);
    return new Observable((subscriber) => {
      const tell = (fact: JournalRow) => {
        if (concerns(fact, mine))
          subscriber.next({ id: String(fact.seq), type: fact.fact, data: view(shown(fact)) });
      };
      const stop = this.follow(tell, from, (error) => subscriber.error(error));
      const beat = setInterval(() => subscriber.next({ type: 'heartbeat', data: {} }), HEARTBEAT_MS);
      const leaving = this.draining.leave.subscribe(() => {
        subscriber.next({ type: 'reconnect', data: {}, retry: reconnectMs() });
        subscriber.complete();
      });
      return () => {
        leaving.unsubscribe();
        clearInterval(beat);
        stop();
      };
    });
  }

  /** New facts, after those missed since `last`. What comes in during the catching up waits its turn. */
  private follow(
    tell: (fact: JournalRow) => void,
    last: number | null,
    fail: (error: unknown) => void,
  ): () => void {
    let told = last ?? 0;
    let early: JournalRow[] | null = last === null ? null : [];
    const inOrder = (fact: JournalRow) => {
      if (fact.seq <= told) return;
      told = fact.seq;
      tell(fact);
    };
    const stop = this.engine.live.subscribe((fact) => (early ? early.push(fact) : inOrder(fact)));
    if (last !== null)
      this.missed(last, inOrder)
        .then(() => {
          for (const fact of early!) inOrder(fact);
          early = null;
        })
        .catch(fail);
    return stop;
  }

  /** All that was committed after `last` and before the live feed began. */
  private async missed(last: number, tell: (fact: JournalRow) => void): Promise<void> {
    await this.engine.live.settled();
    for (let afterSeq = last; ; ) {
      const facts = await this.engine.reader.facts({}, { afterSeq, limit: CATCH_UP_PAGE });
      facts.forEach(tell);
      if (facts.length < CATCH_UP_PAGE) return;
      afterSeq = facts.at(-1)!.seq;
    }
  }
}

/** Not all listeners of a process shall knock at the next one in the same moment. */
const reconnectMs = (): number => 200 + Math.floor(Math.random() * 1800);

function seqOf(last: string): number {
  const seq = /^\d{1,15}$/.test(last) ? Number(last) : null;
  if (seq === null) throw new Problem('request.malformed', { why: 'Last-Event-ID' });
  return seq;
}

/** Facts that belong to no case and still concern the duty room. */
const DUTY_STREAMS = new Set(['roster', 'hand_over', 'contact_test', 'channel']);

/** A fact is an agency's when it names it as recipient. */
const concerns = (fact: JournalRow, mine: ReadonlySet<string> | null): boolean =>
  mine === null
    ? fact.incidentId !== null || DUTY_STREAMS.has(fact.stream)
    : mine.has(fact.data['recipient'] as string);

const shown = ({ prevHash, hash, machine, requestId, ...fact }: JournalRow) => fact;
