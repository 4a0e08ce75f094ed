import { requireAuthorityToDecide } from '#identity';
import { Problem } from '#kernel';
import { type Command, expectSeq, type ReleaseRow, type Session } from '#runtime';
import { refusePersonalData } from './check-text.ts';
import { releaseRules } from './draft-release.ts';
import { answer, type ReleaseAnswer, type ReleaseStep } from './write-release.ts';

export interface AnswerRelease extends ReleaseStep {
  reason?: string;
}

const refs = ({ releaseId }: ReleaseStep) => [{ table: 'release' as const, id: releaseId }];

/** The release, for the post that approves, one above it, or one deputised by a recorded delegation. */
async function forApprover(session: Session, { releaseId, expectedSeq }: ReleaseStep) {
  const release = await session.require('release', releaseId);
  const { plan } = await session.planOf(release.incidentId);
  const delegations = await session.find('delegation', { scope: 'decide', revokedAt: null });
  const { actor, now } = session;
  const decidingPost = releaseRules(plan).approves;
  const authority = requireAuthorityToDecide({ plan, actor, delegations, now, decidingPost });
  expectSeq('release', release, expectedSeq);
  return { release, authority };
}

/** Approves a text and makes it public (4.2); the one that it corrects is marked as corrected. */
export const publishRelease: Command<ReleaseStep, ReleaseAnswer> = {
  name: 'publish-release',
  refs,
  async handle(session, input) {
    const { release, authority } = await forApprover(session, input);
    const approval = { ...authority, byAccount: session.actor.id, at: session.now };
    const next = await session.send(
      'release',
      release,
      { type: 'PUBLISH' },
      {
        change: { publishedAt: session.now, data: { ...release.data, approval } },
        data: { title: release.data.title, body: release.data.body, post: authority.post },
        cite: '4.2',
      },
    );
    await supersede(session, next);
    return answer(next);
  },
};

async function supersede(session: Session, { id, data }: ReleaseRow): Promise<void> {
  if (!data.supersedes) return;
  const old = await session.require('release', data.supersedes);
  // Two corrections of one text: the second has nothing left to take the place of.
  if (old.state !== 'published') throw new Problem('release.supersedes-unknown', { id: old.id });
  await session.send(
    'release',
    old,
    { type: 'SUPERSEDE' },
    { change: { data: { ...old.data, supersededBy: id } }, data: { by: id }, reason: data.correction },
  );
}

/** Sends a text back for more. */
export const returnRelease: Command<AnswerRelease, ReleaseAnswer> = {
  name: 'return-release',
  refs,
  async handle(session, input) {
    const { release } = await forApprover(session, input);
    const reason = requireReason(input);
    const change = { data: { ...release.data, returnedFor: reason } };
    return answer(await session.send('release', release, { type: 'RETURN' }, { change, reason }));
  },
};

/** Takes a published text back: its place on the public page stays, with the reason instead of the text. */
export const withdrawRelease: Command<AnswerRelease, ReleaseAnswer> = {
  name: 'withdraw-release',
  refs,
  async handle(session, input) {
    const { release } = await forApprover(session, input);
    const reason = requireReason(input);
    refusePersonalData({ reason });
    const change = { data: { ...release.data, withdrawnFor: reason } };
    return answer(await session.send('release', release, { type: 'WITHDRAW' }, { change, reason }));
  },
};

function requireReason({ reason }: AnswerRelease): string {
  if (!reason?.trim()) throw new Problem('decision.reason-required');
  return reason.trim();
}
