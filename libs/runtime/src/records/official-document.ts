import type { OfficialKind } from '#plan';

/** By whose authority a document was issued. */
export interface IssuedBy {
  account: string;
  name: string;
  post: string;
  delegationId: string | null;
}

/** One official document as it was issued. Never edited: a later one takes its place and says so. */
export interface OfficialDocumentRow {
  id: string;
  incidentId: string;
  kind: OfficialKind;
  /** What it is about: an approval, a consultation, a task, `<response>/<recipient>`, or the incident itself. */
  subject: string;
  exercise: boolean;
  /** The series with its year or incident in it, and the number drawn from it. */
  series: string;
  serial: number;
  number: string;
  /** SHA-256 of the content as canonical JSON, hex. */
  hash: string;
  issuedAt: number;
  /** The document whose place it takes. */
  replaces: string | null;
  data: {
    title: string;
    /** `agency:<key>` and `division:<code>` that it is addressed or copied to. */
    recipients: string[];
    by: IssuedBy;
    replacedFor: string | null;
    /** The whole document, from which it is printed again unchanged. */
    content: unknown;
  };
}
