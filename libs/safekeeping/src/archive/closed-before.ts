import type { Reader } from '#runtime';

const YEAR_MS = 365 * 24 * 3600_000;

/** Processes that were closed at least so many years ago and are not archived yet. */
export async function closedBefore(reader: Reader, years: number, now: number): Promise<string[]> {
  const closed = await reader.find('incident', { state: ['closed', 'dismissed'] }, { orderBy: 'id' });
  const ids: string[] = [];
  for (const { id, updatedAt } of closed) {
    if (updatedAt > now - years * YEAR_MS) continue;
    const [archived] = await reader.facts({ stream: 'incident', streamId: id, fact: 'incident.archived' });
    if (!archived) ids.push(id);
  }
  return ids;
}
