import { Controller, Get } from '@nestjs/common';
import { ownSubjects } from '#duty';
import type { Engine } from '#engine';
import { recipientTitle } from '#plan';
import type { Actor, ContactRow, DeliveryRow } from '#runtime';
import { type OwnContact, OwnContacts } from '../answers/own-contact.answer.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

const OPEN = ['issued', 'acknowledged', 'inProgress'];
/** What has not been tried yet, or never will be, tells nothing of a contact. */
const UNTRIED = ['queued', 'withdrawn'];
const TESTS_SHOWN = 200;
const ROLES = ['first', 'second', 'head'];

@ApiTags('duty')
@Controller('own-contacts')
export class OwnContactsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: OwnContacts })
  @Get()
  @ApiOperation({
    summary: 'Where one’s own agency, county or post is reached, oneself too, and whether each way works',
  })
  async list(@Who() who: Actor) {
    const places = [...new Set(ownSubjects(who))];
    const mine = [...places, `account:${who.id}`];
    const contacts = await this.engine.reader.find('contact', { recipient: mine, active: true });
    const tried = await this.tried(mine);
    const items = mine.flatMap((recipient) => [
      ...(places.includes(recipient) ? [this.inbox(recipient, tried)] : []),
      ...contacts
        .filter((contact) => contact.recipient === recipient)
        .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.rank - b.rank)
        .map((contact) => this.shown(contact, who, tried)),
    ]);
    return { items: items.map(view) };
  }

  private inbox(recipient: string, tried: readonly Tried[]) {
    return {
      ...{ id: null, recipient, title: this.title(recipient), channel: 'inbox', address: '' },
      ...{ role: 'first', rank: 0, forExercises: true },
      last: lastOf(tried, (row) => row.contactId === null && row.recipient === recipient),
    };
  }

  private shown(contact: ContactRow, who: Actor, tried: readonly Tried[]) {
    const { id, recipient, channel, role, rank, forExercises } = contact;
    const known = this.engine.channels.all.find(({ name }) => name === channel);
    const address = known?.showAddress?.(contact.address) ?? contact.address;
    const own = recipient === `account:${who.id}`;
    return {
      ...{ id, recipient, title: own ? { zh: who.name, en: who.name } : this.title(recipient) },
      ...{ channel, address, role, rank, forExercises },
      last: lastOf(tried, (row) => row.contactId === id),
    };
  }

  private title(recipient: string): OwnContact['title'] {
    return recipientTitle(this.visibility.plan(), recipient);
  }

  /** The messages of tests, and those of cases in which there still is work. */
  private async tried(mine: string[]): Promise<Tried[]> {
    const { reader } = this.engine;
    const lines = await reader.find(
      'contact_test_line',
      { recipient: mine },
      { orderBy: 'id', descending: true, limit: TESTS_SHOWN },
    );
    const tests = await reader.get(
      'delivery',
      lines.map(({ id }) => id),
    );
    // An answer to a test stands with the test.
    const answered = new Set(lines.filter(({ answeredAt }) => answeredAt !== null).map(({ id }) => id));
    const tasks = await reader.find('task', { recipient: mine, state: OPEN });
    const cases = [...new Set(tasks.map(({ incidentId }) => incidentId))];
    const work = cases.length ? await reader.find('delivery', { incidentId: cases, recipient: mine }) : [];
    return [
      ...tests.map((row) => ({
        ...row,
        ...(answered.has(row.id) && { state: 'acknowledged' as const }),
        test: true,
      })),
      ...work.map((row) => ({ ...row, test: false })),
    ].filter(({ state }) => !UNTRIED.includes(state));
  }
}

type Tried = DeliveryRow & { test: boolean };

function lastOf(tried: readonly Tried[], fits: (row: Tried) => boolean) {
  const [last] = tried.filter(fits).sort((a, b) => b.createdAt - a.createdAt);
  if (!last) return null;
  const { state, lastError: why, test, deliveredAt, sentAt, createdAt } = last;
  return { at: deliveredAt ?? sentAt ?? createdAt, state, why, test };
}
