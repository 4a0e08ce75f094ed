import type { JournalRow } from '#runtime';

/** Somebody who was not reached, or only by another way. */
export interface Unreached {
  /** not-informed: never confirmed to know; no-answer: the last call found nobody; failed: a message never arrived. */
  kind: 'not-informed' | 'no-answer' | 'failed';
  who: string;
  /** Occasion, channel or number of calls, as the journal names it. */
  about: string;
  /** When first. */
  firstAt: number;
  times: number;
  why: string | null;
}

interface Told {
  post?: string;
  occasion?: string;
  recipient?: string;
  channel?: string;
  why?: string;
}

/** Who was not reached, by the journal: proofs of knowing, calls, and messages that failed for good. */
export function unreachedOf(facts: readonly JournalRow[]): Unreached[] {
  const found = new Map<string, Unreached>();
  const note = (key: string, fact: JournalRow, one: Pick<Unreached, 'kind' | 'who' | 'about' | 'why'>) => {
    const before = found.get(key);
    if (before) found.set(key, { ...before, times: before.times + 1, why: one.why });
    else found.set(key, { ...one, firstAt: fact.at, times: 1 });
  };
  for (const fact of facts) {
    const { post, occasion = '', recipient = '', channel = '', why = null } = fact.data as Told;
    const called = `call ${recipient}`;
    switch (fact.fact) {
      case 'informed.told':
        note(fact.streamId, fact, { kind: 'not-informed', who: `post:${post}`, about: occasion, why: null });
        break;
      case 'informed.confirmed':
        found.delete(fact.streamId);
        break;
      case 'call.no-answer':
        note(called, fact, { kind: 'no-answer', who: recipient, about: '', why: null });
        break;
      case 'call.reached':
      case 'call.passed-on':
        found.delete(called);
        break;
      case 'delivery.failed':
        note(`${recipient} ${channel}`, fact, { kind: 'failed', who: recipient, about: channel, why });
        break;
    }
  }
  return [...found.values()];
}
