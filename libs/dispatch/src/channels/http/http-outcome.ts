import type { Problem } from '#kernel';
import type { Outcome } from '#runtime';
import type { PostResult } from './post-result.ts';

/** Refusals that may be of the moment: timeout, conflict, too early, too many. */
const PASSING = new Set([408, 409, 425, 429]);

/** What a request's end means for its delivery. Only an answer that says so counts as delivered. */
export function httpOutcome(result: PostResult): Outcome {
  switch (result.kind) {
    case 'answered':
      return answered(result.status);
    case 'silent':
      return { state: 'failed', retry: true, why: 'no answer' };
    case 'unreached':
      return { state: 'failed', retry: true, why: 'not reached in time' };
    case 'broken':
      return { state: 'failed', retry: true, why: result.code };
  }
}

function answered(status: number): Outcome {
  const said = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { state: 'delivered', detail: said };
  if (status >= 300 && status < 400)
    return { state: 'failed', retry: false, why: `${said}: redirects are not followed` };
  const refused = status >= 400 && status < 500 && !PASSING.has(status);
  return { state: 'failed', retry: !refused, why: said };
}

/** What a refusal means before anything was sent; only a name that nobody could look up may be had later. */
export const refusalOutcome = ({ code }: Problem): Outcome => ({
  state: 'failed',
  retry: code === 'webhook.address-unresolved',
  why: code,
});
