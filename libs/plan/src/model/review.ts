import { z } from 'zod';
import { Key, provenance } from './basics.ts';

/** Who answers the proposals that a review makes to change the plan. */
export const ReviewRules = z.strictObject({ decides: Key, ...provenance }).meta({ id: 'ReviewRules' });
export type ReviewRules = z.infer<typeof ReviewRules>;
