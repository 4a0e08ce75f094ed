import { notify, planOf, type Reactions, type Session, urgentNotice, type WarningRow } from '#runtime';

const SAID: Record<string, { zh: string; en: string }> = {
  'warning.received': { zh: '收到预警', en: 'Warning received' },
  'warning.updated': { zh: '预警更新', en: 'Warning updated' },
  'warning.cancelled': { zh: '预警解除，准备结束', en: 'Warning cancelled, preparation ended' },
  'warning.expired': { zh: '预警到期', en: 'Warning expired' },
};

/** A warning that expires stays where it is until the office ends it; whoever prepares is told what changed. */
export function registerPreparationReactions(reactions: Reactions): void {
  reactions.on('warning.expiry-passed', async (session, entry) => {
    const warning = await session.require('warning', entry.streamId);
    await session.send('warning', warning, { type: 'EXPIRE' }, { data: { expiresAt: warning.expiresAt } });
  });
  for (const fact of Object.keys(SAID))
    reactions.on<WarningRow>(fact, (session, entry, warning) => tell(session, entry.fact, warning));
}

/** The posts that start preparation, and the duty room. */
async function tell(session: Session, fact: string, warning: WarningRow): Promise<void> {
  const { plan } = planOf(session.plans, warning);
  const posts = plan.posts.filter(
    ({ key, may }) => may.includes('log') || plan.preparation?.startedBy.includes(key),
  );
  const notices = posts.map(({ key }) =>
    urgentNotice(`post:${key}`, warning, { title: SAID[fact]!, cite: '3' }),
  );
  await notify(session, warning, notices);
}
