export * from './approve-release.ts';
export * from './channel-texts.ts';
export { type DraftAnswer, type DraftRelease, draftRelease } from './draft-release.ts';
export * from './release-duty.ts';
export {
  dropRelease,
  type ReleaseAnswer,
  type ReleaseStep,
  reviseRelease,
  submitRelease,
} from './write-release.ts';
