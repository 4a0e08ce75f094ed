import { beijingIso } from '#kernel';
import type { JournalRow, Reader } from '#runtime';
import type { Wall } from '../answers/wall.answer.ts';

const UNDER_WAY = ['responding', 'stabilised', 'recovering'];
/** Looked through for what is worth telling: the messages of one activation are some hundreds. */
const LOOKED_THROUGH = 600;
const MOST_LATEST = 12;
const MOST_INCIDENTS = 1000;
/** What the engine does for each recipient by itself is no news in a room. */
const STREAMS = new Set([
  'incident',
  'approval',
  'response',
  'task',
  'call',
  'consultation',
  'release',
  'upward',
]);
const SILENT_FACTS = new Set(['task.issued', 'task.offered', 'task.armed', 'task.due-passed']);

/** What a large screen shows besides the board. */
export async function readWall(reader: Reader): Promise<Wall> {
  const [incidents, facts] = await Promise.all([
    reader.find('incident', { state: UNDER_WAY }, { orderBy: 'id', descending: true, limit: MOST_INCIDENTS }),
    reader.facts({}, { descending: true, limit: LOOKED_THROUGH }),
  ]);
  const silent = await Promise.all(
    [false, true].map((exercise) =>
      silentIn(
        reader,
        incidents.filter((one) => one.exercise === exercise),
        exercise,
      ),
    ),
  );
  return { silent: silent.flat(), latest: await latestOf(reader, facts) };
}

async function silentIn(reader: Reader, incidents: readonly { id: string }[], exercise: boolean) {
  if (!incidents.length) return [];
  const tallies = await reader.tally(
    'task',
    { incidentId: incidents.map(({ id }) => id), state: 'issued' },
    ['recipient'],
    { least: 'createdAt' },
  );
  return tallies
    .sort((a, b) => a.least! - b.least! || b.count - a.count || a.recipient.localeCompare(b.recipient))
    .map(({ recipient, count, least }) => ({ recipient, tasks: count, since: beijingIso(least!), exercise }));
}

async function latestOf(reader: Reader, facts: readonly JournalRow[]): Promise<Wall['latest']> {
  const told: { fact: JournalRow; count: number }[] = [];
  for (const fact of facts) {
    if (!fact.incidentId || !STREAMS.has(fact.stream) || SILENT_FACTS.has(fact.fact)) continue;
    const before = told.at(-1);
    if (before?.fact.incidentId === fact.incidentId && before.fact.fact === fact.fact) before.count += 1;
    else if (told.length === MOST_LATEST) break;
    else told.push({ fact, count: 1 });
  }
  const ids = [...new Set(told.map(({ fact }) => fact.incidentId!))];
  const cases = [...(await reader.get('incident', ids)), ...(await reader.get('warning', ids))];
  const titles = new Map(cases.map(({ id, data }) => [id, data.title]));
  return told.map(({ fact: { seq, at, fact, actor, incidentId, exercise, data }, count }) => ({
    ...{ seq, at: beijingIso(at), fact, count, exercise, by: actor.onBehalfOf ?? actor.name },
    ...{ incidentId: incidentId!, title: titles.get(incidentId!) ?? '' },
    // Of many together no single one's place is told.
    data: count > 1 ? {} : plainOf(data),
  }));
}

const plainOf = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    ['division', 'recipient', 'level'].flatMap((key) => (key in data ? [[key, data[key]]] : [])),
  );
