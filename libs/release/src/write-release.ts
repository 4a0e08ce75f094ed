import { type Command, expectSeq, type ReleaseRow, requireCapability, type Session } from '#runtime';
import { refusePersonalData } from './check-text.ts';

export interface ReleaseStep {
  releaseId: string;
  expectedSeq?: number;
}

export interface ReleaseAnswer {
  id: string;
  seq: number;
  state: string;
}

export const answer = ({ id, seq, state }: ReleaseRow): ReleaseAnswer => ({ id, seq, state });

/** The release, for somebody who may write it. */
async function forWriter(session: Session, { releaseId, expectedSeq }: ReleaseStep): Promise<ReleaseRow> {
  const release = await session.require('release', releaseId);
  const { plan } = await session.planOf(release.incidentId);
  requireCapability(session.actor, plan, 'propose');
  expectSeq('release', release, expectedSeq);
  return release;
}

const refs = ({ releaseId }: ReleaseStep) => [{ table: 'release' as const, id: releaseId }];

/** Words a draft otherwise, before it is submitted or after it was returned. */
export const reviseRelease: Command<ReleaseStep & { title: string; body: string }, ReleaseAnswer> = {
  name: 'revise-release',
  refs,
  async handle(session, input) {
    const release = await forWriter(session, input);
    const { title, body } = input;
    refusePersonalData({ title, body });
    const change = { data: { ...release.data, title, body } };
    const next = await session.send(
      'release',
      release,
      { type: 'REVISE' },
      { change, data: { title, body } },
    );
    return answer(next);
  },
};

/** Puts a draft before the post that approves. */
export const submitRelease: Command<ReleaseStep, ReleaseAnswer> = {
  name: 'submit-release',
  refs,
  async handle(session, input) {
    const release = await forWriter(session, input);
    const change = { data: { ...release.data, returnedFor: null } };
    return answer(await session.send('release', release, { type: 'SUBMIT' }, { change }));
  },
};

/** Gives a draft up. */
export const dropRelease: Command<ReleaseStep, ReleaseAnswer> = {
  name: 'drop-release',
  refs,
  async handle(session, input) {
    return answer(await session.send('release', await forWriter(session, input), { type: 'DROP' }));
  },
};
