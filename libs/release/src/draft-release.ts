import { Problem } from '#kernel';
import type { Plan, ReleaseRules } from '#plan';
import {
  type Command,
  planOf,
  type ReleaseRow,
  requireCapability,
  responseToTell,
  type Session,
  STARTED,
} from '#runtime';
import { refusePersonalData } from './check-text.ts';
import { fillTemplate } from './fill-template.ts';

export interface DraftRelease {
  incidentId: string;
  template: string;
  /** A published release that this one corrects; needs the reason. */
  supersedes?: string;
  correction?: string;
}

export interface DraftAnswer {
  id: string;
  seq: number;
  title: string;
  body: string;
}

/** What the plan says of releases; refuses where it says nothing. */
export function releaseRules(plan: Plan): ReleaseRules {
  if (!plan.releases) throw new Problem('release.not-in-plan', { plan: plan.id });
  return plan.releases;
}

/**
 * Drafts a text for the public from the figures as they stand (4.2). A correction names the release that it
 * takes the place of; that one stays visible, marked, once the correction is published.
 */
export const draftRelease: Command<DraftRelease, DraftAnswer> = {
  name: 'draft-release',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const loaded = planOf(session.plans, incident);
    requireCapability(session.actor, loaded.plan, 'propose');
    const { templates } = releaseRules(loaded.plan);
    const template = templates.find(({ key }) => key === input.template);
    if (!template)
      throw new Problem('release.template-unknown', {
        template: input.template,
        known: templates.map(({ key, title }) => `${key} ${title.zh}`).join('、'),
      });
    await checkCorrection(session, input);
    const responses = await session.find(
      'response',
      { incidentId: incident.id, state: STARTED },
      { orderBy: 'id' },
    );
    const text = fillTemplate(loaded, template, incident, responseToTell(responses));
    refusePersonalData(text);
    const row = await session.create(
      'release',
      {
        id: session.newId(),
        incidentId: incident.id,
        exercise: incident.exercise,
        publishedAt: null,
        data: {
          template: template.key,
          ...text,
          assessmentSeq: incident.data.assessment.seq,
          draftedBy: session.actor.id,
          returnedFor: null,
          supersedes: input.supersedes ?? null,
          correction: input.correction ?? null,
          supersededBy: null,
          approval: null,
          withdrawnFor: null,
        },
      },
      { data: { template: template.key, supersedes: input.supersedes ?? null }, cite: template.cite ?? null },
    );
    return { id: row.id, seq: row.seq, ...text };
  },
};

async function checkCorrection(session: Session, { incidentId, supersedes, correction }: DraftRelease) {
  if (supersedes === undefined) return;
  const old: ReleaseRow = await session.require('release', supersedes);
  if (old.incidentId !== incidentId || old.state !== 'published')
    throw new Problem('release.supersedes-unknown', { id: supersedes });
  if (!correction?.trim()) throw new Problem('decision.reason-required');
  refusePersonalData({ correction });
}
