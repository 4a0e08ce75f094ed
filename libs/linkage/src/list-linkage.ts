import type { Plan, Text } from '#plan';
import type { IncidentRow, LinkedResponseRow, Reader } from '#runtime';
import { type RegionEffect, regionEffect } from './record-linked.ts';

export type LinkedLine = LinkedResponseRow & { title: Text };

export interface LinkageList {
  items: LinkedLine[];
  /** What still waits for somebody. */
  outstanding: {
    /** Counties that were told and have not said that their own response runs. */
    counties: { division: string; title: Text; toldAt: number | null }[];
    /** Responses of others that no consultation has answered. */
    consultations: { id: string; subject: string; title: Text; since: number | null }[];
  };
  /** What the region's running response changes at our level; empty while either does not run. */
  regionEffect: RegionEffect[];
}

/** The responses of others beside an incident's own, and what is outstanding between them. */
export async function listLinkage(
  reader: Pick<Reader, 'find'>,
  plan: Plan,
  incident: IncidentRow,
): Promise<LinkageList> {
  const rows = await reader.find('linked_response', { incidentId: incident.id }, { orderBy: 'id' });
  const items = rows.map((row) => ({ ...row, title: titleOf(plan, row) }));
  const running = items.filter(({ state }) => state === 'running');
  const [ours] = await reader.find('response', {
    incidentId: incident.id,
    state: ['active', 'terminating'],
  });
  return {
    items,
    outstanding: {
      counties: items
        .filter(({ state }) => state === 'told')
        .map(({ subject, title, data }) => ({ division: subject, title, toldAt: data.toldAt })),
      consultations: running
        .filter(({ context }) => context.consultation === 'asked')
        .map(({ id, subject, title, data }) => ({ id, subject, title, since: data.startedAt })),
    },
    regionEffect: running.some(({ kind }) => kind === 'region')
      ? regionEffect(plan, ours?.level ?? null)
      : [],
  };
}

function titleOf(plan: Plan, { kind, subject }: LinkedResponseRow): Text {
  const known: Record<LinkedResponseRow['kind'], Text | undefined> = {
    county: plan.divisions.find(({ code }) => code === subject)?.title,
    specialised: plan.linkage?.specialised.find(({ key }) => key === subject)?.title,
    region: plan.linkage?.region?.title,
  };
  return known[kind] ?? { zh: subject, en: subject };
}
