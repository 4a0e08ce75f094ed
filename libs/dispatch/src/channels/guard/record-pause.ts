import type { Command } from '#runtime';
import type { PauseChange } from './guarded-channel.ts';

/**
 * Journals that sending to a target of a channel was paused after failures, or goes on: whoever reads later why a message
 * took another way finds it here, from whichever process it was.
 */
export const recordPause: Command<PauseChange, { recorded: true }> = {
  name: 'record-channel-pause',
  async handle(session, { channel, target, paused, until, why }) {
    await session.record('channel', `${channel} ${target}`, paused ? 'channel.paused' : 'channel.resumed', {
      state: paused ? 'paused' : 'in-use',
      data: {
        channel,
        target,
        ...(until === null ? {} : { pausedUntil: until }),
        ...(why === null ? {} : { why }),
      },
    });
    return { recorded: true };
  },
};
