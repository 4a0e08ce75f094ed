import { Problem } from '#kernel';
import type { UpwardKind } from '#plan';
import {
  type Command,
  type DocumentWords,
  type IncidentRow,
  planOf,
  requireCapability,
  type Session,
  type SupportItem,
  type UpwardAbout,
  type UpwardRow,
} from '#runtime';
import { findResponse, knownNow, wordsOf } from './known-now.ts';
import { approvingPost, templateOf } from './rules.ts';

export interface DraftUpward {
  incidentId: string;
  kind: Exclude<UpwardKind, 'application'>;
  /** A document of the same kind that went up and that this one corrects; needs the reason. */
  supersedes?: string;
  correction?: string;
}

export interface UpwardDraft {
  id: string;
  seq: number;
  /** The post that approves it. */
  post: string;
  title: DocumentWords;
  body: DocumentWords;
}

/** States of a document that went up and still stands. */
export const STANDING = ['sent', 'entered'];
/** States of a process that is none, or part of another one now. */
const NO_MORE = ['dismissed', 'merged'];
const REPORTS: readonly UpwardKind[] = ['first', 'follow-up', 'verified'];

/**
 * Drafts the prefecture's own report to the region from the figures as they stand, which stay with it (4.1.2, 4.1.3).
 * Refuses `upward.not-in-plan`, `upward.process-over`, `upward.notice-by-itself`, `upward.nothing-reported`, `upward.first-sent` and
 * `upward.supersedes-unknown`.
 */
export const draftUpward: Command<DraftUpward, UpwardDraft> = {
  name: 'draft-upward',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const { plan } = planOf(session.plans, incident);
    requireCapability(session.actor, plan, 'propose');
    const template = templateOf(plan, input.kind);
    if (NO_MORE.includes(incident.state)) throw new Problem('upward.process-over', { state: incident.state });
    const corrected = await correctedBy(session, input);
    if (!REPORTS.includes(input.kind) && !corrected) throw new Problem('upward.notice-by-itself');
    if (REPORTS.includes(input.kind) && !Object.keys(incident.data.effective).length)
      throw new Problem('upward.nothing-reported');
    if (input.kind === 'first' && !corrected) await refuseSecondFirst(session, incident.id);
    const row = await beginUpward(session, incident, {
      kind: input.kind,
      post: approvingPost(plan, template),
      draftedBy: session.actor.id,
      corrects: corrected && { id: corrected.id, why: input.correction!.trim() },
      about: corrected?.data.about ?? null,
    });
    return drafted(row);
  },
};

export const drafted = ({ id, seq, post, data }: UpwardRow): UpwardDraft => ({
  id,
  seq,
  post,
  title: data.title,
  body: data.body,
});

interface Beginning {
  kind: UpwardKind;
  post: string;
  draftedBy: string | null;
  corrects?: { id: string; why: string } | null;
  about?: UpwardAbout | null;
  items?: SupportItem[];
}

/** Begins a document with what is known now. */
export async function beginUpward(
  session: Session,
  incident: IncidentRow,
  { kind, post, draftedBy, corrects = null, about = null, items = [] }: Beginning,
): Promise<UpwardRow> {
  const loaded = planOf(session.plans, incident);
  const template = templateOf(loaded.plan, kind);
  const response = await findResponse(session, incident.id);
  const occasion = { loaded, incident, response, about, items };
  const known = knownNow(occasion);
  return session.create(
    'upward',
    {
      id: session.newId(),
      incidentId: incident.id,
      kind,
      post,
      exercise: incident.exercise,
      series: null,
      serial: null,
      data: {
        ...wordsOf(template, occasion),
        known,
        draftedBy,
        returnedFor: null,
        droppedFor: null,
        number: null,
        approval: null,
        supersedes: corrects?.id ?? null,
        correction: corrects?.why ?? null,
        supersededBy: null,
        about,
        items,
        grants: [],
        sent: null,
        entered: null,
      },
    },
    {
      data: { kind, post, supersedes: corrects?.id ?? null, about, items, known },
      cite: template.cite ?? null,
    },
  );
}

async function correctedBy(session: Session, input: DraftUpward): Promise<UpwardRow | null> {
  const { incidentId, kind, supersedes, correction } = input;
  if (supersedes === undefined) return null;
  const old = await session.require('upward', supersedes);
  if (old.incidentId !== incidentId || old.kind !== kind || !STANDING.includes(old.state))
    throw new Problem('upward.supersedes-unknown', { id: supersedes });
  if (!correction?.trim()) throw new Problem('decision.reason-required');
  return old;
}

/** By the statistics rules a process has one first report. */
async function refuseSecondFirst(session: Session, incidentId: string): Promise<void> {
  const [sent] = await session.find('upward', { incidentId, kind: 'first', state: STANDING });
  if (sent) throw new Problem('upward.first-sent', { number: sent.data.number }, { id: sent.id });
}
