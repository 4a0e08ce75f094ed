import { z } from 'zod';
import { Instant, Line } from './basics.ts';

export const LoginDto = z
  .strictObject({ login: z.string().min(1).max(100), password: z.string().min(1).max(1000) })
  .meta({ id: 'Login' });
export type LoginDto = z.infer<typeof LoginDto>;

export const ChangePasswordDto = z
  .strictObject({ current: z.string().max(1000), next: z.string().max(1000) })
  .meta({ id: 'ChangePassword' });
export type ChangePasswordDto = z.infer<typeof ChangePasswordDto>;

export const PostHeldDto = z
  .strictObject({ post: z.string(), division: z.string().optional(), agency: z.string().optional() })
  .meta({ id: 'PostHeld' });

export const NewAccountDto = z
  .strictObject({
    login: z.string().max(100),
    name: Line,
    posts: z.array(PostHeldDto).max(20),
    password: z.string().max(1000).nullable(),
  })
  .meta({ id: 'NewAccount' });
export type NewAccountDto = z.infer<typeof NewAccountDto>;

export const ChangePostsDto = z
  .strictObject({ posts: z.array(PostHeldDto).max(20) })
  .meta({ id: 'ChangePosts' });
export type ChangePostsDto = z.infer<typeof ChangePostsDto>;

export const ResetPasswordDto = z
  .strictObject({ password: z.string().max(1000) })
  .meta({ id: 'ResetPassword' });
export type ResetPasswordDto = z.infer<typeof ResetPasswordDto>;

export const TokenDto = z.strictObject({ label: Line, expiresAt: Instant }).meta({ id: 'NewToken' });
export type TokenDto = z.infer<typeof TokenDto>;

export const DelegationDto = z
  .strictObject({
    fromPost: z.string(),
    toPost: z.string(),
    scope: z.enum(['decide', 'lead']),
    levels: z.array(z.string()).nullable(),
    validFrom: Instant,
    validUntil: Instant,
    document: Line,
  })
  .meta({ id: 'NewDelegation' });
export type DelegationDto = z.infer<typeof DelegationDto>;

export const ContactDto = z
  .strictObject({
    recipient: Line,
    channel: Line.meta({ description: 'One of those that GET /channels lists as contactable' }),
    address: z.string().max(2000),
    secret: z.string().min(1).max(1000).optional().meta({
      description: 'DingTalk: the signing secret; CAP: a bearer token. Webhooks get theirs from Kaidu',
    }),
    role: z.enum(['first', 'second', 'head']).optional(),
    rank: z.int().min(1).max(99).optional().meta({
      description: 'Order within the role, 1 first; the next gets what the one before cannot be sent',
    }),
    forExercises: z.boolean().optional(),
    internal: z.boolean().optional(),
  })
  .meta({ id: 'NewContact' });
export type ContactDto = z.infer<typeof ContactDto>;

export const ContactExercisesDto = z
  .strictObject({ forExercises: z.boolean() })
  .meta({ id: 'ContactExercises' });
export type ContactExercisesDto = z.infer<typeof ContactExercisesDto>;

export const ContactInternalDto = z.strictObject({ internal: z.boolean() }).meta({ id: 'ContactInternal' });
export type ContactInternalDto = z.infer<typeof ContactInternalDto>;

export const ContactOrderDto = z
  .strictObject({ role: z.enum(['first', 'second', 'head']), rank: z.int().min(1).max(99) })
  .meta({ id: 'ContactOrder' });
export type ContactOrderDto = z.infer<typeof ContactOrderDto>;

export const ContactsQuery = z.object({
  /** `true`: those that are not used any more. */
  removed: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
});
export type ContactsQuery = z.infer<typeof ContactsQuery>;

export const AccountReasonDto = z.strictObject({ reason: Line.optional() }).meta({ id: 'AccountReason' });
export type AccountReasonDto = z.infer<typeof AccountReasonDto>;
