import type { Bilingual } from '../i18n/language.ts';
import type { Kind } from './kinds.ts';

/**
 * `sending`: under way, its answer not known. `waiting`: to be sent when the network is back. `refused`: the engine
 * said no. `editing`: back in its form. `sent`: the engine has it.
 */
export type EntryState = 'sending' | 'waiting' | 'refused' | 'editing' | 'sent';

/** What somebody entered, kept on the device until the engine has it. */
export interface Entry {
  id: string;
  /** Place in the order in which they were entered on this device. */
  order: number;
  /** Whose it is: nobody else's log-in sends it. */
  accountId: string;
  kind: Kind;
  /** With the placeholder of an incident that is itself still to be sent. */
  path: string;
  body: Record<string, unknown>;
  /** Idempotency-Key: the same at every attempt, so that it is carried out once. */
  key: string;
  ifMatch: string | null;
  /** By the clock of the device; milliseconds. */
  enteredAt: number;
  state: EntryState;
  /** How often it was sent without an answer that tells what became of it. */
  attempts: number;
  /** Why the engine refused it, as it answered. */
  refusal: unknown;
  /** When the engine had it, by the engine's clock; and what it answered. */
  receivedAt: number | null;
  answer: Record<string, unknown> | null;
  /** What it is about, in words, as far as the screen knew it. */
  about: Bilingual | null;
}

const PREFIX = 'offline-';

/** What stands for the id of something that is not sent yet. */
export const placeholderOf = (entryId: string): string => `${PREFIX}${entryId}`;

export const isPlaceholder = (id: string): boolean => id.startsWith(PREFIX);

/** The entry that has to be sent before this one, or null. */
export const dependsOn = ({ path }: Pick<Entry, 'path'>): string | null =>
  /\/offline-([0-9a-f]+)(?=\/|$)/.exec(path)?.[1] ?? null;

/** The path with the id that the engine gave; null where what it depends on is not sent yet. */
export function resolvedPath(entry: Pick<Entry, 'path'>, entries: readonly Entry[]): string | null {
  const before = dependsOn(entry);
  if (before === null) return entry.path;
  const id = entries.find((one) => one.id === before && one.state === 'sent')?.answer?.['id'];
  return typeof id === 'string' ? entry.path.replace(placeholderOf(before), encodeURIComponent(id)) : null;
}

/** What is still on the device and nowhere else. */
export const isUnsent = ({ state }: Entry): boolean => state !== 'sent';

/** Whether an answer says that the entry waits on the device. */
export const isQueued = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'queued' in answer;

const THING = /^(.*)\/answers\/[^/]+$/;

/**
 * Another entry about the same task, resting on the version to which this one's answer was the very next: whoever
 * entered both knew of the first. Where somebody else came between, it rests on what was seen, and is asked about.
 */
export function restsOn(later: Entry, sent: Entry, seq: number): boolean {
  const thing = THING.exec(sent.path)?.[1];
  return (
    thing !== undefined &&
    THING.exec(later.path)?.[1] === thing &&
    later.order > sent.order &&
    later.accountId === sent.accountId &&
    later.ifMatch === `"${seq - 1}"`
  );
}
