import { z } from 'zod';
import { Instant, Line, Prose } from './basics.ts';

const started = { level: z.string(), at: Instant, document: Line.optional(), note: Prose.optional() };

export const CountyResponseDto = z
  .strictObject({ division: z.string(), ...started })
  .meta({ id: 'ReportCountyResponse' });
export type CountyResponseDto = z.infer<typeof CountyResponseDto>;

export const LinkedResponseDto = z
  .strictObject({ kind: z.enum(['specialised', 'region']), subject: z.string().optional(), ...started })
  .meta({ id: 'RecordLinkedResponse' });
export type LinkedResponseDto = z.infer<typeof LinkedResponseDto>;

export const ChangeLinkedDto = z
  .strictObject({ level: z.string(), at: Instant, note: Prose.optional() })
  .meta({ id: 'ChangeLinkedResponse' });
export type ChangeLinkedDto = z.infer<typeof ChangeLinkedDto>;

export const EndLinkedDto = z
  .strictObject({ at: Instant, note: Prose.optional() })
  .meta({ id: 'EndLinkedResponse' });
export type EndLinkedDto = z.infer<typeof EndLinkedDto>;
