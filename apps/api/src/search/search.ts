import type { Plan } from '#plan';
import type { Held, IncidentRow, OfficialDocumentRow, Reader, TaskRow, UpwardRow } from '#runtime';
import { folded, names, widths, wordsOf } from './words.ts';

export interface Asking {
  reader: Reader;
  plan: Plan;
  typed: string;
  limit: number;
  /** Recipients whose work the person sees, or all of it. */
  own: 'all' | string[];
  /** Incidents in which those recipients have work; not asked where one sees all. */
  incidentIds: string[];
}

const within = <T>(word: string, ...places: string[]): Held<T>[] =>
  widths(word).flatMap((text) => places.map((place) => ({ within: place, text })));

/** What a person may see that holds every word, newest first: one more than was asked for, where there is more. */
export async function searchRecord({ reader, plan, typed, limit, own, incidentIds }: Asking) {
  const words = wordsOf(typed, plan);
  const newest = { orderBy: 'id', descending: true, limit: limit + 1 } as const;
  const [incidents, tasks, documents, upward] = await Promise.all([
    reader.find(
      'incident',
      {},
      {
        ...newest,
        holding: [...words.map((word) => incidentHeld(plan, word)), ...ownIncidents(own, incidentIds)],
      },
    ),
    reader.find('task', own === 'all' ? {} : { recipient: own }, {
      ...newest,
      holding: words.map((word) => taskHeld(plan, word)),
    }),
    reader.find(
      'official_document',
      {},
      {
        ...newest,
        holding: [
          ...words.map((word) => within<OfficialDocumentRow>(word, 'number', 'data.title')),
          ...ownDocuments(own),
        ],
      },
    ),
    // What goes up concerns those who see everything.
    own === 'all'
      ? reader.find(
          'upward',
          {},
          {
            ...newest,
            holding: words.map((word) =>
              within<UpwardRow>(word, 'data.number', 'data.title.zh', 'data.title.en'),
            ),
          },
        )
      : [],
  ]);
  return {
    incidents,
    tasks,
    documents,
    upward,
    agencies: plan.agencies.filter((agency) => words.every((word) => names(word, agency))),
    clauses: plan.clauses.filter(
      (clause) => isClause(clause.number, typed) || words.every((word) => names(word, clause)),
    ),
  };
}

function incidentHeld(plan: Plan, word: string): Held<IncidentRow>[] {
  const hazards = plan.hazards.filter((hazard) => names(word, hazard)).map(({ key }) => key);
  const divisions = plan.divisions.filter((division) => names(word, division));
  return [
    ...within<IncidentRow>(word, 'data.title', 'data.place'),
    { column: 'hazard', isAny: hazards },
    ...divisions.map(({ code }) => ({ within: 'data.affected', text: `"${code}"` })),
  ];
}

function taskHeld(plan: Plan, word: string): Held<TaskRow>[] {
  const named = <T extends { title: { zh: string; en: string } }>(things: readonly T[]) =>
    things.filter((thing) => names(word, thing));
  const recipients = [
    ...named(plan.agencies).map(({ key }) => `agency:${key}`),
    ...named(plan.divisions).map(({ code }) => `division:${code}`),
  ];
  return [
    ...within<TaskRow>(word, 'data.title.zh', 'data.title.en', 'data.cite'),
    { column: 'recipient', isAny: recipients },
  ];
}

const ownIncidents = (own: Asking['own'], ids: string[]): Held<IncidentRow>[][] =>
  own === 'all'
    ? []
    : [
        [
          { column: 'id', isAny: ids },
          ...divisionsOf(own).map((code) => ({ within: 'data.affected', text: `"${code}"` })),
        ],
      ];

const ownDocuments = (own: Asking['own']): Held<OfficialDocumentRow>[][] =>
  own === 'all' ? [] : [own.map((recipient) => ({ within: 'data.recipients', text: `"${recipient}"` }))];

const divisionsOf = (own: string[]): string[] =>
  own.filter((each) => each.startsWith('division:')).map((each) => each.slice('division:'.length));

/** `第５.２.３条`, `§5.2`: the clause and what stands below it. */
function isClause(number: string, typed: string): boolean {
  const wanted = folded(typed)
    .replaceAll('。', '.')
    .replace(/^[\s§第]+|[\s条款]+$/g, '');
  return (
    /^\d/.test(wanted) &&
    (number === wanted || number.startsWith(`${wanted}.`) || number.startsWith(`${wanted}(`))
  );
}
