import type { ManualClock } from '#kernel';
import type { Actor, Plans, Store } from '#runtime';
import type { IdentityDesk } from './identity-desk.ts';
import { refusalOf } from './refusal.ts';

/** What the cases of one database share. */
export interface IdentityContext {
  desk: IdentityDesk;
  store: Store;
  clock: ManualClock;
  plans: Plans;
  administrator: Actor;
}

export const codeOf = async (work: () => unknown): Promise<string> => (await refusalOf(work)).code;

/** Names of an account's facts, in order. */
export const factsOf = async ({ store }: IdentityContext, id: string): Promise<string[]> =>
  (await store.reader.facts({ stream: 'account', streamId: id })).map(({ fact }) => fact);

/** Whose secret it is, or null. */
export const who = async (desk: IdentityDesk, secret: string): Promise<string | null> =>
  (await desk.authenticator.resolve(secret))?.actor.name ?? null;
