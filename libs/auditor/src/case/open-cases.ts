import type { Reader } from '#runtime';

const OPEN_INCIDENT = ['reported', 'verifying', 'verified', 'responding', 'stabilised', 'recovering'];
const OPEN_WARNING = ['received', 'assessed', 'preparing'];
/** What was set going on a warning goes on when the warning itself is over (3). */
const OVER_WARNING = ['expired', 'becameIncident'];
const OPEN_TASK = ['offered', 'armed', 'issued', 'acknowledged', 'inProgress'];
const PAGE = 1000;

/** Ids of the cases in which something may still be sent, in order. */
export async function openCases(reader: Reader): Promise<string[]> {
  const ids = [
    ...(await idsOf(reader, 'incident', OPEN_INCIDENT)),
    ...(await idsOf(reader, 'warning', OPEN_WARNING)),
  ];
  const over = await idsOf(reader, 'warning', OVER_WARNING);
  for (let from = 0; from < over.length; from += PAGE) {
    const incidentId = over.slice(from, from + PAGE);
    const tasks = await reader.find('task', { incidentId, state: OPEN_TASK });
    ids.push(...new Set(tasks.map((task) => task.incidentId)));
  }
  return ids.sort();
}

async function idsOf(reader: Reader, table: 'incident' | 'warning', state: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const after = ids.at(-1);
    const rows = await reader.find(
      table,
      { state },
      { orderBy: 'id', limit: PAGE, ...(after ? { after } : {}) },
    );
    ids.push(...rows.map(({ id }) => id));
    if (rows.length < PAGE) return ids;
  }
}
