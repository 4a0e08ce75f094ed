export * from './contact-test/index.ts';
export * from './duty-at.ts';
export * from './hand-over/index.ts';
export * from './matters/gather-matters.ts';
export * from './matters/matter-changes.ts';
export { type MatterRows, openMatters } from './matters/open-matters.ts';
export * from './rosters/index.ts';
export { ownSubjects } from './subject.ts';
