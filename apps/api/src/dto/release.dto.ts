import { z } from 'zod';
import { Line, Prose, Reason } from './basics.ts';

export const DraftReleaseDto = z
  .strictObject({
    template: z.string(),
    supersedes: z.string().optional(),
    correction: Reason.optional(),
  })
  .meta({ id: 'DraftRelease' });
export type DraftReleaseDto = z.infer<typeof DraftReleaseDto>;

export const ReviseReleaseDto = z
  .strictObject({ title: Line, body: Prose.min(1) })
  .meta({ id: 'ReviseRelease' });
export type ReviseReleaseDto = z.infer<typeof ReviseReleaseDto>;
