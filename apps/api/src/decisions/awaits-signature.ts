/** What owes a signature. Not by the deadlines: those go when they pass, and it is owed all the more. */
export const awaitsSignature = { holding: [[{ within: 'context.signature', text: 'awaiting' }]] };

/** Wherever a document upward has got to since it was approved; one that is given up owes no signature. */
export const APPROVED_UPWARD = ['approved', 'sent', 'entered', 'answered', 'superseded'];
