import { v7 } from 'uuid';
import type { Clock, IdSource } from '#kernel';

export const systemClock: Clock = { now: () => Date.now() };

/** UUID version 7: ascending in time, so that new rows stand together in every index. */
export const uuidSource: IdSource = { next: () => v7() };
