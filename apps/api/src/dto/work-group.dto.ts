import { z } from 'zod';
import { Line, Prose, Reason } from './basics.ts';

const described = {
  title: Line,
  members: z.array(Line).max(100),
  leader: Line,
  destination: z.string(),
  purpose: Prose,
};
const taskIds = z.array(z.string()).max(100).optional();

export const FormGroupDto = z.strictObject({ ...described, taskIds }).meta({ id: 'FormWorkGroup' });
export type FormGroupDto = z.infer<typeof FormGroupDto>;

export const ChangeGroupDto = z
  .strictObject({ ...z.strictObject(described).partial().shape, taskIds, reason: Reason })
  .meta({ id: 'ChangeWorkGroup' });
export type ChangeGroupDto = z.infer<typeof ChangeGroupDto>;

export const FindingsDto = z.strictObject({ text: Reason }).meta({ id: 'ReportFindings' });
export type FindingsDto = z.infer<typeof FindingsDto>;
