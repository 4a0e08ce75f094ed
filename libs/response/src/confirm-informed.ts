import { beijingIso, Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type Command,
  holds,
  type InformedConfirmation,
  type InformedHow,
  type InformedRow,
  isCapable,
  planOf,
  type Reader,
  type ResponseRow,
  type Session,
} from '#runtime';
import { confirm } from './inform.ts';

export interface ConfirmInformed {
  informedId: string;
  /** For one recorded on the post's behalf: how it was reached. */
  how?: Exclude<InformedHow, 'system' | 'decision'>;
  /** When it was reached; milliseconds. */
  at?: number;
  /** Who was spoken with, in words. */
  spokenWith?: string;
}

/** A little ahead is the officer's watch, not a mistake. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * The post says that it knows, or the duty officer records that it was reached: how, when and whom he spoke with.
 * Refuses `informed.not-yours`, `informed.incomplete`, `informed.time-in-future`, `informed.before-told` and
 * `informed.confirmed-already`.
 */
export const confirmInformed: Command<ConfirmInformed, { id: string; confirmedAt: number }> = {
  name: 'confirm-informed',
  refs: ({ informedId }) => [{ table: 'informed', id: informedId }],
  async handle(session, input) {
    const row = await session.require('informed', input.informedId);
    const incident = await session.require('incident', row.incidentId);
    const { plan } = planOf(session.plans, incident);
    const confirmed = await confirm(session, row, confirmationOf(session, plan, row, input));
    return { id: row.id, confirmedAt: confirmed.confirmedAt! };
  },
};

function confirmationOf(
  session: Session,
  plan: Plan,
  row: InformedRow,
  { how, at, spokenWith }: ConfirmInformed,
): InformedConfirmation {
  const by = session.actor.id;
  if (holds(session.actor, row.post) && !how)
    return { at: session.now, how: 'system', by, onBehalfOf: null, spokenWith: null };
  const title = plan.posts.find(({ key }) => key === row.post)?.title;
  if (!isCapable(session.actor, plan, 'log'))
    throw new Problem('informed.not-yours', { postZh: title?.zh, postEn: title?.en }, { post: row.post });
  if (!how || at === undefined || !spokenWith?.trim()) throw new Problem('informed.incomplete');
  checkReachedAt(session.now, row.toldAt, at);
  return { at, how, by, onBehalfOf: title?.zh ?? row.post, spokenWith };
}

/** Refuses a moment that has not come yet, or that lies before there was anything to tell. */
export function checkReachedAt(now: number, toldAt: number, at: number): void {
  if (at > now + TOLERANCE_MS)
    throw new Problem('informed.time-in-future', { at: beijingIso(at), now: beijingIso(now) });
  if (at < toldAt - TOLERANCE_MS)
    throw new Problem('informed.before-told', { at: beijingIso(at), told: beijingIso(toldAt) });
}

export interface InformedList {
  /** Posts that have not confirmed yet; nothing else may be read into silence. */
  outstanding: number;
  items: (InformedRow & { title: { zh: string; en: string } })[];
}

/** Who must know of what, since when each was told, and how and when each confirmed; oldest first. */
export async function whoIsInformed(
  reader: Pick<Reader, 'find'>,
  plan: Plan,
  response: ResponseRow,
): Promise<InformedList> {
  const rows = await reader.find('informed', { responseId: response.id }, { orderBy: 'id' });
  return {
    outstanding: rows.filter(({ confirmedAt }) => confirmedAt === null).length,
    items: rows.map((row) => ({
      ...row,
      title: plan.posts.find(({ key }) => key === row.post)?.title ?? { zh: row.post, en: row.post },
    })),
  };
}
