import type { DeliveryRow } from '../records/index.ts';
import { NOT_FOR_EXERCISES } from './exercise.ts';

export type NextStep =
  /** Somebody has it, or nobody needs it any more. */
  | 'done'
  /** An attempt is still to come. */
  | 'wait'
  /** Those of the last step have failed, or take too long: the next contact gets it, if there is one. */
  | 'fall-back'
  /** All have failed and nobody is left. */
  | 'exhausted';

const HAS_IT: DeliveryRow['state'][] = ['sent', 'delivered', 'opened', 'acknowledged', 'withdrawn'];
const SEEN: DeliveryRow['state'][] = ['opened', 'acknowledged'];
const FAILED: DeliveryRow['state'][] = ['failed', 'exhausted'];

/** Rows from before there were chains are chains of their own. */
export const chainOf = ({ id, chainId }: Pick<DeliveryRow, 'id' | 'chainId'>): string => chainId || id;

/**
 * What comes next for a message to a recipient. Its inbox counts only once somebody has looked: a row in Kaidu has
 * reached nobody. A chain of nothing but an inbox, or of contacts that an exercise may not reach (8.3.4), waits.
 *
 * @param chain all deliveries of the message to the recipient
 * @param late whether the time of the last step is over
 * @param more whether there is a contact that has not been tried
 */
export function nextStep(chain: readonly DeliveryRow[], late: boolean, more: boolean): NextStep {
  if (chain.some(({ state }) => SEEN.includes(state))) return 'done';
  const outside = chain.filter(
    ({ contactId, channel, lastError }) =>
      channel === 'phone' || (contactId !== null && lastError !== NOT_FOR_EXERCISES),
  );
  if (!outside.length) return 'wait';
  if (outside.some(({ state }) => HAS_IT.includes(state))) return 'done';
  const last = Math.max(...outside.map(({ step }) => step));
  const failed = ({ state }: DeliveryRow) => FAILED.includes(state);
  const over = outside.filter(({ step }) => step === last).every(failed);
  if (more && (over || late)) return 'fall-back';
  return outside.every(failed) ? 'exhausted' : 'wait';
}
