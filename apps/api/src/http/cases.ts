import type { Reader } from '#runtime';
import type { Case } from '../answers/task.answer.ts';
import { view } from './view.ts';

/** What tasks or instructions are about, each incident or warning once. */
export async function casesOf(reader: Reader, tasks: readonly { incidentId: string }[]): Promise<Case[]> {
  const ids = [...new Set(tasks.map(({ incidentId }) => incidentId))];
  const incidents = await reader.get('incident', ids);
  const found = new Set(incidents.map(({ id }) => id));
  const warnings = await reader.get(
    'warning',
    ids.filter((id) => !found.has(id)),
  );
  const shown = [
    ...incidents.map(({ id, exercise, hazard, occurredAt, data: { title, affected } }) => ({
      ...{ id, kind: 'incident', title, exercise, hazard, affected, occurredAt },
    })),
    ...warnings.map(({ id, exercise, hazard, data: { title, affected } }) => ({
      ...{ id, kind: 'warning', title, exercise, hazard, affected, occurredAt: null },
    })),
  ];
  return shown.map(view) as unknown as Case[];
}
