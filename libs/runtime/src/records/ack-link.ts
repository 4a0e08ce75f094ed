/** A link to acknowledge that was used; one that was not has no row, for its token says all. */
export interface AckLinkRow {
  /** The delivery that held the link. */
  id: string;
  contactId: string;
  recipient: string;
  /** What was acknowledged by it. */
  taskIds: string[];
  usedAt: number;
}
