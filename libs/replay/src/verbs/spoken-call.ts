import { z } from 'zod';
import type { Scene } from '../scene.ts';

/** Recorded for the post by the duty officer, the shift leader being witness. */
export const Spoken = z.strictObject({ caller: z.string(), recordedBy: z.string().default('duty-officer') });

/** A call of this moment, in which the post spoke. */
export const callOf = async (stage: Scene, post: string, caller: string) => ({
  ...{ post, caller, calledAt: stage.clock.now(), readBack: true },
  witness: await stage.witness(),
});
