import type { NodemailerError } from 'nodemailer';
import type { Outcome } from '#runtime';
import { printable } from '../http/printable.ts';

/** Faults in reaching the server or in what it lets us do: they say nothing about this message. */
const OF_THE_WAY = new Set([
  ...['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL', 'EAUTH', 'ENOAUTH', 'ECONFIG'],
]);

/**
 * What a failed attempt to hand a message to the mail server means. 5xx about the message or its recipient is final, 4xx
 * passes; what goes wrong before that may be mended, and may be tried again.
 */
export function mailFailure(error: NodemailerError, timedOut: boolean): Outcome {
  if (timedOut) return { state: 'failed', retry: true, why: 'no answer' };
  const { code, responseCode, response, message } = error;
  const why = printable(response ?? message);
  if (code !== undefined && OF_THE_WAY.has(code))
    return { state: 'failed', retry: true, why: `${code} ${why}` };
  if (responseCode === undefined || responseCode === 421) return { state: 'failed', retry: true, why };
  // The server answered about this message: it works.
  return { state: 'failed', retry: error.permanent !== true, why, works: true };
}
