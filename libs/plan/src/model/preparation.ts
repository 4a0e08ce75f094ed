import { z } from 'zod';
import { Key, provenance } from './basics.ts';
import { Measure } from './measure.ts';

/** What can be done on a warning, before anything has happened; one or more are chosen. */
export const Preparation = z
  .strictObject({
    /** Posts that start and end preparation; whoever stands above one of them may too. */
    startedBy: z.array(Key).min(1),
    measures: z.array(Measure).min(1),
    ...provenance,
  })
  .meta({ id: 'Preparation' });
export type Preparation = z.infer<typeof Preparation>;
