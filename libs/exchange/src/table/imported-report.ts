import type { SubmitReport } from '#reporting';
import type { TownshipFigures } from '#runtime';

/** A report as a file holds it, with the row that it stands in, counted from 0. */
export type ImportedReport = Pick<
  SubmitReport,
  'division' | 'kind' | 'asOf' | 'receivedAt' | 'channel' | 'figures' | 'narrative' | 'needs' | 'explanation'
> & { row: number; townships: TownshipFigures[] };
