import { z } from 'zod';
import { FiguresDto, Instant, Line, Reason } from './basics.ts';

export const SectorFiguresDto = z
  .strictObject({
    agency: z.string(),
    division: z.string().optional(),
    figures: FiguresDto,
    asOf: Instant,
  })
  .meta({ id: 'RecordSectorFigures' });
export type SectorFiguresDto = z.infer<typeof SectorFiguresDto>;

export const SettleVerificationDto = z
  .strictObject({ conclusion: Reason, document: Line })
  .meta({ id: 'SettleVerification' });
export type SettleVerificationDto = z.infer<typeof SettleVerificationDto>;
