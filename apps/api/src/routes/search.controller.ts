import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '#engine';
import { beijingIso } from '#kernel';
import type { Actor } from '#runtime';
import { Found } from '../answers/search.answer.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Who } from '../http/request.ts';
import { Visibility } from '../http/visibility.ts';
import { searchContacts } from '../search/contacts.ts';
import { searchRecord } from '../search/search.ts';
import { wordsOf } from '../search/words.ts';

const SearchQuery = z.object({
  q: z.string().trim().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(20).default(8),
});
type SearchQuery = z.infer<typeof SearchQuery>;

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: Found })
  @Get()
  @ApiOperation({
    summary:
      'Incidents, tasks, documents, contacts, agencies and clauses that hold every word, as far as one may see them',
  })
  async search(@Query({ schema: SearchQuery }) { q, limit }: SearchQuery, @Who() who: Actor): Promise<Found> {
    const { reader } = this.engine;
    const own = this.visibility.recipients(who);
    const plan = this.visibility.plan();
    const contacts = await searchContacts(this.engine, plan, who, wordsOf(q, plan));
    const found = await searchRecord({
      ...{ reader, plan, typed: q, limit, own },
      incidentIds: own === 'all' ? [] : await this.visibility.incidentIdsOf(own),
    });
    const caseIds = [...new Set(found.tasks.map(({ incidentId }) => incidentId))];
    const cases = [...(await reader.get('incident', caseIds)), ...(await reader.get('warning', caseIds))];
    const about = new Map(cases.map(({ id, data, exercise }) => [id, { about: data.title, exercise }]));
    const first = <T, R>(items: readonly T[], shown: (item: T) => R) => ({
      items: items.slice(0, limit).map(shown),
      more: items.length > limit,
    });
    return {
      incidents: first(found.incidents, ({ id, hazard, state, occurredAt, exercise, data }) => ({
        ...{ id, hazard, state, exercise, occurredAt: beijingIso(occurredAt) },
        ...{ title: data.title, place: data.place, affected: data.affected },
      })),
      tasks: first(found.tasks, ({ id, incidentId, responseId, recipient, state, dueAt, data }) => ({
        ...{ id, incidentId, responseId, recipient, state, title: data.title },
        dueAt: dueAt === null ? null : beijingIso(dueAt),
        ...(about.get(incidentId) ?? { about: '', exercise: false }),
      })),
      documents: first(found.documents, ({ id, incidentId, number, issuedAt, exercise, data }) => ({
        ...{ id, incidentId, number, exercise, title: data.title, issuedAt: beijingIso(issuedAt) },
      })),
      upward: first(found.upward, ({ id, incidentId, kind, state, createdAt, exercise, data }) => ({
        ...{ id, incidentId, kind, state, exercise, number: data.number, title: data.title },
        createdAt: beijingIso(createdAt),
      })),
      contacts: first(contacts, (contact) => contact),
      agencies: first(found.agencies, ({ key, title }) => ({ key, title })),
      clauses: first(found.clauses, ({ number, title }) => ({ number, title })),
    };
  }
}
