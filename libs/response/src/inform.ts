import { Problem } from '#kernel';
import {
  acknowledged,
  type InformedConfirmation,
  type InformedRow,
  type JournalEntry,
  notify,
  planOf,
  type ResponseRow,
  type Session,
  UNACKNOWLEDGED,
  urgentNotice,
} from '#runtime';
import { titleOf } from './levels.ts';
import { type Told, whoIsTold } from './who-is-told.ts';

const VERB: Record<InformedRow['occasion'], { zh: string; en: string }> = {
  activated: { zh: '已启动', en: 'started' },
  raised: { zh: '已提升为', en: 'raised to' },
  lowered: { zh: '已降低为', en: 'lowered to' },
  terminated: { zh: '已终止', en: 'ended' },
};

/** Tells the posts that the plan wants told. Each is a row that stays open until the post has confirmed. */
export async function inform(session: Session, entry: JournalEntry, response: ResponseRow): Promise<void> {
  const incident = await session.require('incident', response.incidentId);
  const { plan } = planOf(session.plans, incident);
  const occasion = entry.fact.replace('response.', '') as InformedRow['occasion'];
  const { from } = entry.data;
  const informs = whoIsTold(plan, {
    ...{ occasion, level: response.level, highestRank: response.context.highestRank },
    from: typeof from === 'string' ? from : null,
  });
  const decider = await deciderOf(session, entry);
  const verb = VERB[occasion];
  const ended = occasion === 'terminated';
  const rows: InformedRow[] = [];
  for (const { post, cite } of informs)
    rows.push(await tell(session, response, { post, cite, occasion, decided: post === decider }));
  await notify(
    session,
    incident,
    rows.map((row) =>
      urgentNotice(`post:${row.post}`, incident, {
        title: {
          zh: ended ? `响应${verb.zh}` : `${verb.zh}${titleOf(plan, response.level)}`,
          en: ended ? `Response ${verb.en}` : `Response ${verb.en} level ${response.level}`,
        },
        level: response.level,
        cite: row.cite,
        informedId: row.id,
      }),
    ),
  );
}

/** The post that decided the change, by the approval that the fact names. */
async function deciderOf(session: Session, { data }: JournalEntry): Promise<string | null> {
  if (typeof data['approvalId'] !== 'string') return null;
  const approval = await session.require('approval', data['approvalId']);
  return approval.data.decision?.post ?? null;
}

async function tell(
  session: Session,
  { id: responseId, incidentId, level }: ResponseRow,
  about: Told & { occasion: InformedRow['occasion']; decided: boolean },
): Promise<InformedRow> {
  const { post, cite, occasion, decided } = about;
  const open: InformedRow = {
    id: session.newId(),
    incidentId,
    responseId,
    post,
    occasion,
    level,
    cite,
    toldAt: session.now,
    confirmedAt: null,
    confirmation: null,
  };
  session.add('informed', open);
  await session.record('informed', open.id, 'informed.told', {
    incidentId,
    data: { post, occasion, level, responseId },
    cite,
  });
  // Whoever took the decision knows of it: nobody has to call him.
  if (!decided) return open;
  const { id: by } = session.actor;
  return confirm(session, open, { at: session.now, how: 'decision', by, onBehalfOf: null, spokenWith: null });
}

/** Keeps how the post came to know; its messages need no further attempt. Refuses `informed.confirmed-already`. */
export async function confirm(
  session: Session,
  row: InformedRow,
  confirmation: InformedConfirmation,
): Promise<InformedRow> {
  if (row.confirmation)
    throw new Problem('informed.confirmed-already', { how: row.confirmation.how }, { informed: row });
  const confirmed = { ...row, confirmedAt: confirmation.at, confirmation };
  session.put('informed', confirmed);
  const { post, occasion, responseId } = row;
  await session.record('informed', row.id, 'informed.confirmed', {
    incidentId: row.incidentId,
    data: { post, occasion, responseId, ...confirmation },
    ...(confirmation.onBehalfOf ? { onBehalfOf: confirmation.onBehalfOf } : {}),
  });
  const messages = await session.find('delivery', {
    incidentId: row.incidentId,
    recipient: `post:${post}`,
    state: UNACKNOWLEDGED,
  });
  for (const delivery of messages)
    if (delivery.message['informedId'] === row.id)
      session.put('delivery', acknowledged(delivery, session.now));
  return confirmed;
}
