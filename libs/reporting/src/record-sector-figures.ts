import { findDivision, findRecipient, isOwn, namePosts } from '#identity';
import { Problem } from '#kernel';
import type { Figures, Plan } from '#plan';
import { type Actor, type Command, isCapable, planOf, type SectorFiguresRow } from '#runtime';
import { checkFigures } from './check-figures.ts';
import { checkTimes } from './check-times.ts';
import { verifyDifferences } from './verify-differences.ts';

export interface RecordSectorFigures {
  incidentId: string;
  agency: string;
  /** The county that they are for; the whole jurisdiction if left out. */
  division?: string;
  figures: Figures;
  /** The moment that the figures are for, in milliseconds. */
  asOf: number;
}

export interface SectorFiguresAnswer {
  id: string;
  /** Matters of joint verification that are open now. */
  open: string[];
}

/**
 * Takes in what a sector department counted (4.1.2). It is shown beside the counties' figures and never added; where
 * it differs about the dead or missing, a joint verification opens (4.1.5).
 */
export const recordSectorFigures: Command<RecordSectorFigures, SectorFiguresAnswer> = {
  name: 'record-sector-figures',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const { plan } = planOf(session.plans, incident);
    const onBehalfOf = speaksFor(session.actor, input.agency, plan);
    if (input.division) findDivision(plan, input.division);
    checkTimes(session.now, incident, input);
    checkFigures(plan, input.figures);
    if (Object.values(input.figures).every((figure) => figure == null)) throw new Problem('sector.empty');
    const row: SectorFiguresRow = {
      id: session.newId(),
      incidentId: incident.id,
      agency: input.agency,
      division: input.division ?? null,
      figures: input.figures,
      asOf: input.asOf,
      enteredAt: session.now,
      recordedBy: session.actor.id,
      onBehalfOf,
    };
    session.put('sector', row);
    if (!incident.data.sectorFigures)
      session.put('incident', { ...incident, data: { ...incident.data, sectorFigures: true } });
    const { agency, division, figures, asOf } = row;
    await session.record('sector-figures', row.id, 'sector-figures.recorded', {
      incidentId: incident.id,
      data: { agency, division, figures, asOf },
      cite: '4.1.2',
      ...(onBehalfOf ? { onBehalfOf } : {}),
    });
    return { id: row.id, open: await verifyDifferences(session, incident) };
  },
};

/** Null where the agency speaks for itself; its name where the duty officer wrote it down. Refuses anyone else. */
function speaksFor(actor: Actor, key: string, plan: Plan): string | null {
  const agency = findRecipient(`agency:${key}`, plan);
  if (isOwn(actor, agency, plan)) return null;
  if (isCapable(actor, plan, 'log')) return agency.title.zh;
  const may = plan.posts.filter((post) => post.may.includes('log')).map((post) => post.key);
  const names = namePosts(plan, may);
  throw new Problem(
    'sector.other-agency',
    { agency: agency.title.zh, agencyEn: agency.title.en, mayZh: names.zh, mayEn: names.en },
    { rule: 'own-figures', agency: key, may },
  );
}
