import { requireAgency, requireDivision, visibleRecipients } from '#identity';
import { Problem } from '#kernel';
import type { Plan } from '#plan';
import { type AttachedTo, type CaseRow, type Command, planOf, type Session } from '#runtime';
import type { IncomingFile } from './incoming-file.ts';

export interface AddAttachment {
  about: AttachedTo;
  aboutId: string;
  file: IncomingFile;
}

/**
 * Adds a checked file to an incident, a report, a task or a joint verification (4.1.5): the bytes once for each
 * content, the row and the fact in one transaction. Refuses `attachment.already` where the same content is there.
 */
export const addAttachment: Command<AddAttachment, { id: string; hash: string }> = {
  name: 'add-attachment',
  refs: ({ about, aboutId }) => [{ table: about, id: aboutId }],
  async handle(session, { about, aboutId, file }) {
    const { incident, may, recipient } = await subjectOf(session, about, aboutId);
    const { plan } = planOf(session.plans, incident);
    const onBehalfOf = may(plan).onBehalfOf ?? null;
    const there = await session.find('attachment', { incidentId: incident.id });
    const twin = there.find(
      (row) => row.hash === file.hash && row.about === about && row.aboutId === aboutId,
    );
    if (twin) throw new Problem('attachment.already', { id: twin.id }, { attachmentId: twin.id });
    const { content, ...known } = file;
    if (!(await session.get('blob', file.hash)))
      session.put('blob', { id: file.hash, size: file.size, content, createdAt: session.now });
    const id = session.newId();
    session.put('attachment', {
      ...{ id, incidentId: incident.id, about, aboutId, ...known },
      ...{ addedAt: session.now, addedBy: session.actor.id, onBehalfOf },
    });
    await session.record('attachment', id, 'attachment.added', {
      incidentId: incident.id,
      data: { about, aboutId, ...known, ...(recipient && { recipient }) },
      ...(onBehalfOf ? { onBehalfOf } : {}),
    });
    return { id, hash: file.hash };
  },
};

interface Subject {
  /** The incident, or the warning that a task may belong to. */
  incident: CaseRow;
  /** Whose it is, so that its people hear of it. */
  recipient?: string;
  /** Refuses whoever may not add to it. */
  may: (plan: Plan) => { onBehalfOf?: string };
}

/** A report is its county's to add to, a task its recipient's; the rest belongs to whoever runs the response. */
async function subjectOf(session: Session, about: AttachedTo, id: string): Promise<Subject> {
  const { actor } = session;
  if (about === 'report') {
    const report = await session.require('report', id);
    const incident = await session.require('incident', report.incidentId);
    const recipient = `division:${report.division}`;
    return { incident, recipient, may: (plan) => requireDivision(actor, report.division, plan) };
  }
  if (about === 'task') {
    const task = await session.require('task', id);
    const incident = await session.case(task.incidentId);
    const { recipient } = task;
    return { incident, recipient, may: (plan) => requireAgency(actor, recipient, plan) };
  }
  const owner = about === 'incident' ? null : await session.require('verification', id);
  const incident = await session.require('incident', owner?.incidentId ?? id);
  const may = (plan: Plan) => {
    const own = visibleRecipients(actor, plan);
    const place = owner?.division;
    const concerned = place ? [place] : incident.data.affected;
    if (own === 'all' || own.some((one) => concerned.includes(one.replace('division:', '')))) return {};
    throw new Problem('resource.not-found', { kind: '灾害过程', id: incident.id });
  };
  return { incident, may };
}
