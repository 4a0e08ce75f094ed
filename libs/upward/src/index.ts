export * from './answer-application.ts';
export * from './apply-for-support.ts';
export * from './approve-upward.ts';
export * from './document-of.ts';
export { type DraftUpward, draftUpward, type UpwardDraft } from './draft-upward.ts';
export * from './owed.ts';
export { enterUpward, sendUpward } from './send-upward.ts';
export * from './sign-upward.ts';
export { registerUpwardReactions } from './upward.reactions.ts';
export {
  dropUpward,
  refreshUpward,
  reviseUpward,
  submitUpward,
  type UpwardAnswer,
  type UpwardStep,
} from './write-upward.ts';
