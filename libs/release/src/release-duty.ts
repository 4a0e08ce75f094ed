import type { Plan } from '#plan';
import type { IncidentRow, ReleaseRow } from '#runtime';

/** What the public still has to be told of an incident. */
export interface ReleaseDuty {
  /** `rolling` until the situation is stable, then `loss` until the losses are out; null where nothing is owed. */
  owed: 'rolling' | 'loss' | null;
  /** When the public was last told anything that still stands. */
  lastPublishedAt: number | null;
}

const OVER = ['dismissed', 'merged', 'closed'];

/** The duty to release (4.2). The plan gives no rhythm for rolling releases, so none is set. */
export function releaseDuty(
  plan: Plan,
  incident: Pick<IncidentRow, 'state'>,
  releases: readonly ReleaseRow[],
): ReleaseDuty {
  const standing = releases.filter(({ state }) => state === 'published');
  const times = standing.map(({ publishedAt }) => publishedAt!);
  const lastPublishedAt = times.length ? Math.max(...times) : null;
  if (!plan.releases || OVER.includes(incident.state)) return { owed: null, lastPublishedAt };
  const losses = plan.releases.templates.filter(({ kind }) => kind === 'loss').map(({ key }) => key);
  const told = standing.some(({ data }) => losses.includes(data.template));
  const stable = incident.state === 'stabilised' || incident.state === 'recovering';
  return { owed: stable ? (told ? null : 'loss') : 'rolling', lastPublishedAt };
}
