/** What a deed of somebody else is made of; a fact of the journal has it all. */
export interface Told {
  seq: number;
  at: string;
  fact: string;
  actor: { id: string; name: string };
}

export interface Deed {
  who: string;
  fact: string;
  times: number;
  at: string;
}

/** The engine's own facts follow from what people did. */
const ENGINE = 'system';

/** What others did after `seen`, the last of it first; the same by the same person is one deed. */
export function deedsOf(facts: readonly Told[], seen: number, me: string): Deed[] {
  const deeds = new Map<string, Deed>();
  for (const { seq, at, fact, actor } of facts) {
    if (seq <= seen || actor.id === me || actor.id === ENGINE) continue;
    const key = `${actor.id} ${fact}`;
    const before = deeds.get(key);
    deeds.set(key, before ? { ...before, times: before.times + 1 } : { who: actor.name, fact, times: 1, at });
  }
  return [...deeds.values()];
}
