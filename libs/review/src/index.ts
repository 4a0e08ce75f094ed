export * from './build-review.ts';
export type { ClockCounts, ClockKind, ClockLine, ClockOutcome } from './clocks/index.ts';
export * from './commands/plan-proposals.ts';
export {
  type CloseReview,
  closeReview,
  type NoteFinding,
  noteFinding,
  openReview,
  type ReviewAnswer,
  type ReviewStep,
  reopenReview,
} from './commands/review-steps.ts';
export { reviewDocument, reviewTitle } from './document/review-document.ts';
export { CLOCK_KINDS, DECISIONS } from './document/words.ts';
export type { DecisionKind, DecisionLine, KnownThen } from './parts/decisions.ts';
export type { PublicTelling, UpwardLine } from './parts/telling.ts';
export type { TimelineLine } from './parts/timeline.ts';
export type { Unreached } from './parts/unreached.ts';
export { reviewOf } from './review-of.ts';
