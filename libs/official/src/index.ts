export { composeDraft, type Draft, officialTemplate } from './compose.ts';
export { type IssueDocument, type IssuedDocument, issueDocument } from './issue/issue-document.ts';
export { type DrawnNumber, nextNumber } from './issue/number.ts';
export { type Records, recordsOf } from './records.ts';
export { findSubject, type Wanted } from './subjects/find-subject.ts';
export { offeredOf } from './subjects/offered.ts';
export type { Offered, Subject } from './subjects/subject.ts';
