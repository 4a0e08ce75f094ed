/** How the office explained one sign of late, omitted or false reporting (4.1.1). A later note takes its place. */
export interface SignNoteRow {
  id: string;
  incidentId: string;
  /** Key of the sign. */
  sign: string;
  reason: string;
  notedAt: number;
  notedBy: string;
}
