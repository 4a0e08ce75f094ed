/** What an attachment may belong to, by the name of its table. */
export type AttachedTo = 'incident' | 'report' | 'task' | 'verification';

/** The bytes of a file, once for each content however often it is attached. Never changed. */
export interface BlobRow {
  /** SHA-256 of the bytes, in hex. */
  id: string;
  /** Bytes. */
  size: number;
  /** Base64. */
  content: string;
  createdAt: number;
}

/** A photograph or file that somebody added to a case. Never edited. */
export interface AttachmentRow {
  id: string;
  incidentId: string;
  about: AttachedTo;
  aboutId: string;
  name: string;
  /** Media type that name and content agree on. */
  type: string;
  /** Bytes. */
  size: number;
  /** Id of the blob. */
  hash: string;
  addedAt: number;
  addedBy: string;
  onBehalfOf: string | null;
}
