import { type OfficialDocument, paragraph } from '#document';
import { requireAuthorityToDecide } from '#identity';
import { Problem } from '#kernel';
import { type Command, contentHash, type OfficialDocumentRow, planOf, type Session } from '#runtime';
import { composeDraft, officialTemplate } from '../compose.ts';
import { findSubject, type Wanted } from '../subjects/find-subject.ts';
import { issuedAs, nextNumber } from './number.ts';

export interface IssueDocument extends Wanted {
  /** Hash of the draft that was seen. What would be issued now is that, or it is refused. */
  seen: string;
  /** The moment that the draft spoke of, milliseconds: not long ago. */
  at: number;
  /** An issued document of the same kind and subject whose place this one takes, and why. */
  replaces?: { id: string; reason: string };
}

export interface IssuedDocument {
  id: string;
  number: string;
  hash: string;
}

/** For how long a draft may have been looked at. */
const HOUR = 3600_000;
/** Written again and again, as things go on; any other kind is issued once for each subject. */
const REPEATS: readonly string[] = ['bulletin', 'duty-report', 'supervision', 'letter'];

/**
 * Issues a document: draws its number, keeps its content with its hash and journals `document.issued`, in one
 * transaction. Refuses `official.*` and `decision.not-authorised`.
 */
export const issueDocument: Command<IssueDocument, IssuedDocument> = {
  name: 'issue-document',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const { incidentId, kind } = input;
    const incident = await session.require('incident', incidentId);
    const { plan } = planOf(session.plans, incident);
    const template = officialTemplate(plan, kind);
    const { actor, now } = session;
    const delegations = await session.find('delegation', { scope: 'decide', revokedAt: null });
    const authority = requireAuthorityToDecide({
      plan,
      actor,
      delegations,
      now,
      decidingPost: template.issues,
    });
    const replaced = await replacedBy(session, input);

    if (input.at > now || input.at < now - HOUR) throw new Problem('official.changed');
    const records = { now: input.at, get: session.get.bind(session), find: session.find.bind(session) };
    const subject = await findSubject(records, session.plans, incident, input);
    const draft = await composeDraft(records, subject);
    if (contentHash(draft.document) !== input.seen) throw new Problem('official.changed');

    const drawn = await nextNumber({ ...records, now }, plan, incident, kind);
    const content = withReplaced(issuedAs(draft.document, drawn, now, actor.name), replaced);
    const hash = contentHash(content);
    const id = session.newId();
    const by = { account: actor.id, name: actor.name, ...authority };
    const reason = input.replaces?.reason.trim() ?? null;
    session.put('official_document', {
      ...{ id, incidentId, kind, subject: input.subject, exercise: incident.exercise, ...drawn, hash },
      ...{ issuedAt: now, replaces: replaced?.id ?? null },
      data: { title: content.title, recipients: draft.recipients, by, replacedFor: reason, content },
    });
    await session.record('official_document', id, 'document.issued', {
      incidentId,
      data: {
        ...{ kind, subject: input.subject, number: drawn.number, title: content.title, hash },
        ...{ to: content.to, copies: content.copies, post: authority.post, replaces: replaced?.id ?? null },
      },
      reason,
      cite: template.cite ?? null,
    });
    return { id, number: drawn.number, hash };
  },
};

async function replacedBy(
  session: Session,
  { incidentId, kind, subject, replaces }: IssueDocument,
): Promise<OfficialDocumentRow | null> {
  const same = await session.find('official_document', { incidentId, kind, subject }, { orderBy: 'id' });
  const standing = same.filter(({ id }) => !same.some((later) => later.replaces === id));
  if (!replaces) {
    const last = standing.at(-1);
    if (last && !REPEATS.includes(kind))
      throw new Problem('official.issued', { number: last.number }, { id: last.id });
    return null;
  }
  const old = standing.find(({ id }) => id === replaces.id);
  if (!old) throw new Problem('official.replaces-unknown', { id: replaces.id });
  if (!replaces.reason.trim()) throw new Problem('decision.reason-required');
  return old;
}

/** A document that takes another's place says so; the other stays as it was. */
const withReplaced = (content: OfficialDocument, old: OfficialDocumentRow | null): OfficialDocument =>
  old ? { ...content, body: [...content.body, paragraph(`本件印发后，${old.number}作废。`)] } : content;
