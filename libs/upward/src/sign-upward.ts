import type { Command } from '#runtime';
import { forApprover } from './for-approver.ts';
import { answered, refs, type UpwardAnswer, type UpwardStep } from './write-upward.ts';

/**
 * Signs a document that was approved by telephone, wherever it has got to meanwhile. Refuses `decision.not-authorised`,
 * and `command.not-allowed` where no signature is owed.
 */
export const signUpward: Command<UpwardStep, UpwardAnswer> = {
  name: 'sign-upward',
  refs,
  async handle(session, input) {
    const { row, authority } = await forApprover(session, input);
    const signed = { post: authority.post, byAccount: session.actor.id, at: session.now };
    const { number } = row.data;
    return answered(
      await session.send(
        'upward',
        row,
        { type: 'SIGN' },
        {
          change: { data: { ...row.data, signed } },
          data: { kind: row.kind, number, post: authority.post },
        },
      ),
    );
  },
};
