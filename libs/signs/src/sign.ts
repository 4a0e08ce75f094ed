import type {
  IncidentData,
  LoadedPlan,
  PersonRow,
  ReportDutyRow,
  ReportRow,
  SectorFiguresRow,
  VerificationRow,
} from '#runtime';

export type SignKind =
  | 'late'
  | 'overdue'
  | 'round-missed'
  | 'never-reported'
  | 'township-absent'
  | 'townships-differ'
  | 'fell-unexplained'
  | 'copied'
  | 'department-higher'
  | 'register-differs';

/**
 * Something that may mean late, omitted or false reporting (4.1.1). A person looks into it; the engine draws no
 * conclusion from it and holds nothing up.
 */
export interface Sign {
  /** The same for as long as its evidence is the same. */
  key: string;
  kind: SignKind;
  cite: string;
  /** `division:<code>`, `agency:<key>`, `post:<key>`, or null for the whole process. */
  subject: string | null;
  /** Since when, in milliseconds. */
  sinceAt: number;
  zh: string;
  en: string;
  /** Ids of the rows that show it, by table. */
  evidence: Record<string, string[]>;
}

/** What a round of a report duty came to, as the journal tells it. */
export interface DutyFact {
  dutyId: string;
  fact: 'report-duty.submitted' | 'report-duty.missed';
  at: number;
  clock: string;
  subject: string;
  cycle: number;
  dueAt: number;
  late: boolean;
  reportId: string | null;
}

/** All that signs are read from. */
export interface Situation {
  loaded: LoadedPlan;
  data: Pick<IncidentData, 'affected' | 'effective'>;
  duties: readonly ReportDutyRow[];
  dutyFacts: readonly DutyFact[];
  reports: readonly ReportRow[];
  sector: readonly SectorFiguresRow[];
  persons: readonly PersonRow[];
  verifications: readonly VerificationRow[];
}

export const divisionTitle = ({ loaded }: Situation, code: string): { zh: string; en: string } =>
  loaded.plan.divisions.find((one) => one.code === code)?.title ?? { zh: code, en: code };

export const indicatorTitle = ({ loaded }: Situation, key: string): { zh: string; en: string } =>
  loaded.plan.indicators.find((one) => one.key === key)?.title ?? { zh: key, en: key };

/** What nobody corrected, of one division, in the order of the moments that it is for. */
export const standing = ({ reports }: Situation, division: string): ReportRow[] =>
  reports
    .filter((report) => report.division === division && !report.supersededBy)
    .sort((a, b) => a.asOf - b.asOf || a.enteredAt - b.enteredAt);

export const reporting = ({ reports }: Situation): string[] =>
  [...new Set(reports.map(({ division }) => division))].sort();
