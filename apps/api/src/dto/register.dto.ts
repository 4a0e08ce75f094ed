import { z } from 'zod';
import { Instant, Line, Prose, Reason } from './basics.ts';

const Short = z.string().trim().max(200).default('');

export const PersonDto = z
  .strictObject({
    name: Short,
    sex: z.enum(['male', 'female', 'unknown']).default('unknown'),
    age: z.int().min(0).max(150).nullable().default(null),
    idNumber: z.string().trim().max(40).default(''),
    township: Short,
    place: Short,
    happenedAt: Instant.nullable().default(null),
    cause: Short,
    source: Short,
    remarks: Prose.default(''),
  })
  .meta({ id: 'Person' });

export const EnterPersonDto = z
  .strictObject({
    division: Line,
    state: z.enum(['dead', 'missing']),
    verified: z.boolean().default(false),
    person: PersonDto,
    supersedes: z.string().optional(),
  })
  .meta({ id: 'EnterPerson' });
export type EnterPersonDto = z.infer<typeof EnterPersonDto>;

export const WithdrawPersonDto = z.strictObject({ reason: Reason }).meta({ id: 'WithdrawPerson' });
export type WithdrawPersonDto = z.infer<typeof WithdrawPersonDto>;

export const NoteSignDto = z.strictObject({ sign: Line, reason: Reason }).meta({ id: 'NoteSign' });
export type NoteSignDto = z.infer<typeof NoteSignDto>;

export const AttachmentQuery = z.strictObject({ name: z.string().max(400).default('') });
export type AttachmentQuery = z.infer<typeof AttachmentQuery>;
