import { z } from 'zod';
import { Line } from './basics.ts';

export const StartContactTestDto = z
  .strictObject({
    windowMinutes: z.number().optional().meta({ description: 'From 1 to 1440; an hour if left out' }),
    /** `agency:<key>`, `division:<code>`, `post:<key>` or `account:<id>`; everybody if left out. */
    recipients: z.array(Line).min(1).max(1000).optional(),
  })
  .meta({ id: 'StartContactTest' });
export type StartContactTestDto = z.infer<typeof StartContactTestDto>;

export const AnswerContactTestDto = z
  .strictObject({
    /** Who answers; everyone whom the log-in speaks for if left out. */
    recipient: Line.optional(),
    /** Over which message the test arrived; the inbox if left out. */
    deliveryId: Line.optional(),
    /** For one reached by telephone: who was spoken with. */
    spokenWith: Line.optional(),
  })
  .meta({ id: 'AnswerContactTest' });
export type AnswerContactTestDto = z.infer<typeof AnswerContactTestDto>;
