/** What the form holds, as typed. */
export interface ReportDraft {
  division: string;
  kind: '' | 'first' | 'follow-up' | 'verified';
  asOf: string;
  channel: 'phone' | 'satellite-phone' | 'fax' | 'system';
  noChange: boolean;
  figures: Record<string, string>;
  narrative: string;
  needs: string;
  explanation: string;
  plausible: boolean;
  /** The entry of this device that came back into the form. */
  entryId: string | null;
}

export const blankReport = (division: string): ReportDraft => ({
  division,
  kind: '',
  asOf: '',
  channel: 'phone',
  noChange: false,
  figures: {},
  narrative: '',
  needs: '',
  explanation: '',
  plausible: false,
  entryId: null,
});
