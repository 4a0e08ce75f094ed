import { notify, type Reactions, urgentNotice } from '#runtime';
import { findSubject } from '../subject.ts';

/** A hand-over that was not accepted in time is told to the posts that the plan's data names, never to a leader. */
export function registerDutyReactions(reactions: Reactions): void {
  reactions.on('hand-over.acceptance-passed', async (session, { streamId }) => {
    const row = await session.require('hand_over', streamId);
    if (row.state !== 'offered') return;
    const { key: recipient, title, plan } = findSubject(session.plans, row.subject);
    const { from, to } = row.data;
    await session.send(
      'hand_over',
      row,
      { type: 'MARK_LATE' },
      { data: { recipient, role: row.role, from, to } },
    );
    const leaders = new Set(plan.posts.filter(({ leader }) => leader).map(({ key }) => key));
    const told = (plan.duty?.handOver.tell ?? []).filter((post) => !leaders.has(post));
    const said = {
      title: {
        zh: `${title.zh}交接班逾时未接：应由${to.name}接班`,
        en: `A shift of ${title.en} was not taken over in time; ${to.name} was to take it`,
      },
      dueAt: row.acceptUntil,
      handOverId: row.id,
    };
    await notify(
      session,
      null,
      told.map((post) => urgentNotice(`post:${post}`, null, said)),
    );
  });
}
