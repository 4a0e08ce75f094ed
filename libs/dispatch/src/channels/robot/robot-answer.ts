import type { Outcome } from '#runtime';
import { httpOutcome } from '../http/http-outcome.ts';
import { printable } from '../http/printable.ts';

/** What a platform's numbers mean, by its documentation. */
export interface RobotCodes {
  /** No repetition helps: the robot is gone, or will not take this message. */
  final: ReadonlySet<number>;
  /** Too many messages; this one was not taken. */
  tooMany: ReadonlySet<number>;
  /** How long the platform then takes none, in milliseconds. */
  pauseMs: number;
}

/** Both platforms answer 200 whatever happens, and say in the body what did: only `errcode` 0 is success. */
export function robotOutcome(status: number, body: Buffer, codes: RobotCodes, now: number): Outcome {
  if (status !== 200) {
    const outcome = httpOutcome({ kind: 'answered', status, body });
    if (outcome.state === 'failed') return outcome;
    return strange(`HTTP ${status}`);
  }
  const answer = readAnswer(body);
  if (!answer) return strange(printable(body.toString('utf8')));
  const { errcode, errmsg } = answer;
  if (errcode === 0) return { state: 'sent', detail: 'errcode 0' };
  const why = `errcode ${errcode}: ${printable(errmsg)}`;
  if (codes.tooMany.has(errcode)) return { state: 'held', until: now + codes.pauseMs, why };
  return { state: 'failed', retry: !codes.final.has(errcode), why };
}

const strange = (said: string): Outcome => ({
  state: 'failed',
  retry: true,
  why: `the answer is not as documented: ${said || 'empty'}`,
});

function readAnswer(body: Buffer): { errcode: number; errmsg: string } | null {
  try {
    const { errcode, errmsg } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    if (!Number.isInteger(errcode)) return null;
    return { errcode: errcode as number, errmsg: typeof errmsg === 'string' ? errmsg : '' };
  } catch {
    return null;
  }
}
